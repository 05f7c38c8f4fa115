//! The worker's side of the county view: charters that are judged together, a few at a time so that the worker hears what is
//! asked meanwhile, and of them what the page shows or saves.

use std::collections::VecDeque;

use super::message::{Answer, Listed, Look, PAGE, Row, Rows, Told, Wanted, Whose};
use crate::{
    official::{archive::Archive, cds::Cds},
    report::{
        county::{
            self, Judged, UnknownLocal,
            view::{Column, Published, View},
            words,
        },
        names,
        result::test::Verdict,
    },
    rules::{rule_set::RuleSet, terms::Year},
};

/// So many charters are judged before the worker looks up.
const PIECE: usize = 10;
/// So many codes and lines that lead to no charter are told.
const MOST_STRANGE: usize = 50;

/// Charters that are judged together.
pub struct Sheet {
    rules: RuleSet,
    unknown_local: UnknownLocal,
    waiting: VecDeque<Cds>,
    is_over: bool,
    rows: Vec<county::Row>,
}

impl Sheet {
    /// Those that are wanted.
    pub fn of(archive: &Archive, wanted: Wanted) -> (Self, Listed) {
        let (mut absent, mut strange) = (Vec::new(), Vec::new());
        let waiting: VecDeque<Cds> = match &wanted.whose {
            Whose::State => archive.charters().map(|(cds, _)| cds).collect(),
            Whose::County(county) => {
                let all = archive.charters().filter(|(_, names)| names.county == *county);
                all.map(|(cds, _)| cds).collect()
            }
            Whose::Authority(code) => {
                let all = archive.charters().filter(|(cds, _)| cds.authority() == *code);
                all.map(|(cds, _)| cds).collect()
            }
            Whose::Codes(text) => {
                let codes = county::codes(text);
                let lines = codes.not_understood.into_iter().take(MOST_STRANGE);
                strange = lines.map(|(line, text)| format!("Line {line}: {text}")).collect();
                let known = |code: &String| {
                    Cds::read(code.as_bytes()).filter(|cds| archive.names(*cds).is_some())
                };
                let unknown = codes.codes.iter().filter(|code| known(code).is_none());
                absent = unknown.take(MOST_STRANGE).cloned().collect();
                codes.codes.iter().filter_map(known).collect()
            }
        };
        let unknown_local =
            if wanted.local_as_met { UnknownLocal::TakenAsMet } else { UnknownLocal::Open };
        let rules = RuleSet::of(Year(wanted.as_of)).unwrap_or_else(RuleSet::newest);
        let listed = Listed { wanted, charters: waiting.len(), absent, strange };
        (Self { rules, unknown_local, waiting, is_over: false, rows: Vec::new() }, listed)
    }

    /// Judges a few more; nothing where that is over.
    pub fn work(&mut self, archive: &Archive) -> Option<Told> {
        if self.is_over {
            return None;
        }
        for _ in 0..PIECE {
            let Some(cds) = self.waiting.pop_front() else { break };
            if let Some(names) = archive.names(cds) {
                self.rows.push(county::row(archive, cds, names, &self.rules, self.unknown_local));
            }
        }
        self.is_over = self.waiting.is_empty();
        Some(self.progress())
    }

    /// Judges no more.
    pub fn end(&mut self) -> Told {
        self.waiting.clear();
        self.is_over = true;
        self.progress()
    }

    fn progress(&self) -> Told {
        Told::Judging { judged: self.rows.len(), is_over: self.is_over }
    }

    /// A part of those that were judged.
    pub fn look(&self, look: Look) -> Told {
        let shown = view(&look).of(&self.rows);
        let rows = shown.iter().skip(look.from).take(PAGE).map(|row| told(row));
        Told::Rows(Rows { all: shown.len(), rows: rows.collect(), look })
    }

    /// All that are shown, for a spreadsheet.
    pub fn csv(&self, look: &Look) -> Told {
        let shown = view(look).of(&self.rows);
        Told::Sheet(county::csv(shown, &self.rules, self.unknown_local))
    }
}

fn view(look: &Look) -> View {
    View {
        typed: look.typed.clone(),
        assistance: Verdict::from_code(&look.assistance),
        pathway_2: Verdict::from_code(&look.pathway_2),
        published: Published::from_code(&look.published),
        is_near: look.is_near,
        by: Column::from_code(&look.by).unwrap_or_default(),
        is_descending: look.is_descending,
    }
}

fn told(row: &county::Row) -> Row {
    let (published, compared) = words::published(row.compared);
    Row {
        cds: row.cds.clone(),
        name: row.name.clone(),
        authority: row.authority.clone(),
        county: row.county.clone(),
        assistance: answer(&row.assistance),
        pathway_2: answer(&row.pathway_2),
        published: published.to_owned(),
        compared: [Published::of(row.compared).code(), compared].map(str::to_owned),
        counted: row.counted.iter().count(),
        meeting: row.meeting.iter().map(|group| names::group(group).to_owned()).collect(),
    }
}

fn answer(judged: &Judged) -> Answer {
    Answer {
        verdict: judged.verdict().code().to_owned(),
        readings: words::readings(judged).into_iter().map(str::to_owned).collect(),
        away: words::one_away(judged),
    }
}
