//! Rows of a table, whose cells tabs part: groups by indicators, or the other way round, below a head that names them.

use super::{
    Of, Reader, Taken,
    words::{self, Column},
};

impl Reader {
    /// A row of a table: groups by indicators, or the other way round.
    pub(super) fn row(&mut self, line: &str) -> Taken {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let columns: Vec<Option<Column>> = cells.iter().map(|cell| Column::named(cell)).collect();
        if columns.iter().skip(1).any(Option::is_some) {
            self.check_count();
            let strange = cells
                .iter()
                .zip(&columns)
                .skip(1)
                .find(|(c, column)| column.is_none() && !words::says_nothing(c));
            if let Some((cell, _)) = strange {
                let text =
                    format!("“{cell}” is not a known indicator or group; its column is not read");
                self.table = columns;
                return Taken::Not(text);
            }
            self.table = columns;
            return Taken::Head;
        }
        let first = cells.first().copied().unwrap_or_default();
        let Some(row) = Column::named(first) else {
            return if words::says_nothing(first) && !first.is_empty() {
                Taken::Nothing
            } else {
                if self.table.is_empty() {
                    self.begin(Of::Perhaps(line.trim().to_owned()));
                }
                Taken::Not(format!("“{first}” is not a known group or indicator"))
            };
        };
        if self.table.is_empty() {
            // No row of a table: a heading with something beside it, or what may be one.
            let beside = cells.iter().skip(1).all(|cell| words::says_nothing(cell));
            if let (Column::Indicator(indicator), true) = (row, beside) {
                self.begin(Of::Indicator(indicator, false));
                return Taken::Indicator(indicator);
            }
            self.begin(Of::Perhaps(line.trim().to_owned()));
            return Taken::Not("no table heading with names of indicators is above it".to_owned());
        }
        let mut levels = Vec::new();
        for (cell, column) in cells.iter().zip(self.table.clone()).skip(1) {
            let Some(column) = column.filter(|_| !["", "-", "–", "—", "*"].contains(cell))
            else {
                continue;
            };
            let (
                (Column::Group(group), Column::Indicator(indicator))
                | (Column::Indicator(indicator), Column::Group(group)),
            ) = ((row, column),)
            else {
                continue;
            };
            let Some(level) = words::cell_level(cell) else {
                return Taken::Not(format!("“{cell}” is not a level; nothing in the row is used"));
            };
            levels.push((group, indicator, level));
        }
        self.levels(levels.into_iter())
    }
}
