//! The page's side: which files were given, how far each is, and what the worker told. A page draws it and asks for more.

use super::message::{Authority, Charter, FileRead, Hit, Listed, Rows, Standing, Told};

/// What the page knows of the worker's desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// The files, by their numbers.
    pub files: Vec<File>,
    /// How many charters are known.
    pub charters: usize,
    /// Counts the changes of what is used: after one, what was found before may be another.
    pub changes: u32,
    /// What was found for what was typed last.
    pub found: Option<Hits>,
    /// The charter that was taken last; none inside where no file has a row of it.
    pub taken: Option<Option<Charter>>,
    /// Who authorizes charters.
    pub authorities: Vec<Authority>,
    /// The charters that are judged together; none while none are asked for.
    pub county: Option<County>,
    /// The text of a file for a spreadsheet, until it was saved.
    pub sheet: Option<String>,
    /// Whether the worker has stopped, or did not come.
    pub has_stopped: bool,
}

/// Charters that are judged together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct County {
    /// Which.
    pub listed: Listed,
    /// How many of them were judged so far.
    pub judged: usize,
    /// Whether no more of them will be.
    pub is_over: bool,
    /// Those that are shown.
    pub rows: Option<Rows>,
}

/// A file that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// How far it is.
    pub state: State,
    /// Whether it is used, once it was read.
    pub standing: Option<Standing>,
    /// Whether the person has taken it out.
    pub is_removed: bool,
    /// Whether the person has ended the reading.
    pub is_cancelled: bool,
}

impl File {
    /// Whether it is used and there is nothing else to say of it.
    fn is_quiet(&self) -> bool {
        let State::Read(reading) = &self.state else { return false };
        reading.is_used_whole() && reading.notes.is_empty() && self.standing == Some(Standing::Used)
    }
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Its turn has not come.
    Waiting,
    /// So many bytes were read.
    Reading(u64),
    /// It was read.
    Read(FileRead),
}

/// A file as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// Its size in words.
    pub size: String,
    /// How it stands.
    pub state: Shown,
    /// The same in words, with what it was taken for.
    pub says: String,
    /// Whether its layout could not be tried on a real file.
    pub is_unproven: bool,
    /// What was wrong with it.
    pub notes: Vec<String>,
    /// How many more such notes there were.
    pub more: u32,
}

/// How a file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// It waits or is being read.
    Unread,
    /// It is used.
    Used,
    /// It is used, and something of it was lost.
    InPart,
    /// Another says the same.
    Beside,
    /// Another version is used; this one can be.
    Other,
    /// It is not used.
    Refused,
}

/// Charters for what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    /// What was typed.
    pub typed: String,
    /// The first of them.
    pub charters: Vec<Hit>,
    /// Whether there are more.
    pub more: bool,
}

impl Board {
    /// A file is given.
    pub fn expect(&mut self, name: String, size: u64) {
        let state = State::Waiting;
        self.files.push(File {
            name,
            size,
            state,
            standing: None,
            is_removed: false,
            is_cancelled: false,
        });
    }

    /// The worker tells something.
    pub fn hear(&mut self, told: Told) {
        match told {
            Told::Ready => {}
            Told::Progress { file, bytes } => self.set(file, State::Reading(bytes)),
            Told::Read { file, reading } => self.set(file, State::Read(reading)),
            Told::Standing { files, charters } => {
                for (file, standing) in self.files.iter_mut().zip(files) {
                    file.standing = Some(standing);
                }
                self.charters = charters;
                self.changes = self.changes.wrapping_add(1);
                // What was judged hangs on what was used then.
                self.county = None;
            }
            Told::Found { typed, charters, more } => {
                self.found = Some(Hits { typed, charters, more });
            }
            Told::Taken(charter) => self.taken = Some(charter.map(|charter| *charter)),
            Told::Authorities(authorities) => self.authorities = authorities,
            Told::Listed(listed) => {
                self.county = Some(County { listed, judged: 0, is_over: false, rows: None });
            }
            Told::Judging { judged, is_over } => {
                if let Some(county) = &mut self.county {
                    (county.judged, county.is_over) = (judged, is_over);
                }
            }
            Told::Rows(rows) => {
                if let Some(county) = &mut self.county {
                    county.rows = Some(rows);
                }
            }
            Told::Sheet(text) => self.sheet = Some(text),
        }
    }

    /// The person ends the reading of a file.
    pub fn cancel(&mut self, number: usize) {
        if let Some(file) = self.files.get_mut(number) {
            file.is_cancelled = true;
        }
    }

    /// The person takes a file out.
    pub fn remove(&mut self, number: usize) {
        if let Some(file) = self.files.get_mut(number) {
            file.is_removed = true;
        }
    }

    /// Whether any file is still to be read.
    pub fn is_reading(&self) -> bool {
        !self.has_stopped && self.unread().next().is_some()
    }

    /// The numbers of the files that are not read yet.
    pub fn unread(&self) -> impl Iterator<Item = usize> {
        let files = self.files.iter().enumerate();
        files.filter(|(_, file)| !matches!(file.state, State::Read(_))).map(|(number, _)| number)
    }

    /// How many files are read of how many, without those that the person has taken out.
    pub fn done(&self) -> (usize, usize) {
        let files = || self.files.iter().filter(|file| !file.is_removed);
        let done = files().filter(|file| matches!(file.state, State::Read(_)));
        (done.count(), files().count())
    }

    /// How many bytes were read of how many, over all files.
    pub fn progress(&self) -> (u64, u64) {
        let done = self.files.iter().map(|file| match &file.state {
            State::Waiting => 0,
            State::Reading(bytes) => *bytes,
            State::Read(_) => file.size,
        });
        (done.sum(), self.files.iter().map(|file| file.size).sum())
    }

    /// The worker has stopped: what it had read went with it.
    pub fn stop(&mut self) {
        self.has_stopped = true;
    }

    /// The numbers of the files that the person has not taken out: those to look at, and apart from them, where there are many
    /// and all were read, those of which there is nothing to say but that they are used.
    pub fn shown(&self) -> (Vec<usize>, Vec<usize>) {
        /// From so many on they stand in the way of what is below them.
        const MANY: usize = 5;
        let is_reading = self.is_reading();
        let files = self.files.iter().enumerate().filter(|(_, file)| !file.is_removed);
        let (quiet, to_see): (Vec<_>, Vec<_>) =
            files.partition(|(_, file)| !is_reading && file.is_quiet());
        let numbers =
            |files: Vec<(usize, &File)>| files.into_iter().map(|(number, _)| number).collect();
        if quiet.len() < MANY {
            let mut all = [to_see, quiet].concat();
            all.sort_unstable_by_key(|(number, _)| *number);
            return (numbers(all), Vec::new());
        }
        (numbers(to_see), numbers(quiet))
    }

    /// How many of the files that were read are not simply used: of these there is something to say.
    pub fn not_simply_used(&self) -> usize {
        let judged = self.files.iter().filter(|file| file.standing.is_some() && !file.is_removed);
        judged.filter(|file| !file.is_quiet()).count()
    }

    /// A file as it is shown; none of a number that nobody gave.
    pub fn line(&self, number: usize) -> Option<Line> {
        self.files.get(number).map(|file| self.line_of(number, file))
    }

    fn line_of(&self, number: usize, file: &File) -> Line {
        // Two versions are mostly called alike.
        let used_file = |used: usize| {
            let name = self.files.get(used).map_or("", |file| file.name.as_str());
            let order = if used < number { "given before it" } else { "given after it" };
            let apart = if name == file.name { format!(" ({order})") } else { String::new() };
            format!("“{name}”{apart}")
        };
        let waits = match &file.state {
            State::Waiting | State::Reading(_) if file.is_cancelled => "Being stopped",
            State::Waiting => "Waits for its turn",
            State::Reading(_) => "Being read",
            State::Read(_) => "",
        };
        let mut line = Line {
            number,
            name: file.name.clone(),
            size: size(file.size),
            state: Shown::Unread,
            says: waits.to_owned(),
            is_unproven: false,
            notes: Vec::new(),
            more: 0,
        };
        let State::Read(reading) = &file.state else { return line };
        let FileRead { what, is_unproven, notes, more, .. } = reading;
        line.is_unproven = *is_unproven;
        line.notes = notes.iter().map(|note| note.text.clone()).collect();
        line.more = *more;
        (line.state, line.says) = match file.standing {
            Some(Standing::Used) if reading.is_used_whole() => (Shown::Used, format!("{what}.")),
            Some(Standing::Used) => (
                Shown::InPart,
                format!(
                    "{what}. Used in part: what could not be read of it stays unknown. If it is not as CDE gives it, download it again."
                ),
            ),
            Some(Standing::Same(used)) => (
                Shown::Beside,
                format!("{what}. It says the same as {}, which is used.", used_file(used)),
            ),
            Some(Standing::Otherwise { used, charters }) => (
                Shown::Other,
                format!(
                    "{what}. A different version from {}, which is used: they differ for {}.",
                    used_file(used),
                    if charters == 1 {
                        "1 charter".to_owned()
                    } else {
                        format!("{charters} charters")
                    },
                ),
            ),
            _ => (Shown::Refused, "Not used.".to_owned()),
        };
        line
    }

    fn set(&mut self, number: usize, state: State) {
        if let Some(file) = self.files.get_mut(number) {
            file.state = state;
        }
    }
}

/// A number of bytes in words: "26.1 MB".
pub fn size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return format!("{} KB", bytes.div_ceil(1000));
    }
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_in_words() {
        for (bytes, words) in [
            (0, "0 KB"),
            (1, "1 KB"),
            (999_999, "1000 KB"),
            (1_000_000, "1.0 MB"),
            (26_149_999, "26.1 MB"),
        ] {
            assert_eq!(size(bytes), words);
        }
    }

    fn simply_used() -> FileRead {
        FileRead {
            bytes: 100,
            what: String::new(),
            is_unproven: false,
            is_whole: true,
            notes: Vec::new(),
            more: 0,
        }
    }

    #[test]
    fn what_is_told_is_on_the_board() {
        let mut board = Board::default();
        board.expect("a.txt".to_owned(), 100);
        board.expect("b.txt".to_owned(), 300);
        assert_eq!((board.is_reading(), board.progress()), (true, (0, 400)));
        board.hear(Told::Progress { file: 0, bytes: 60 });
        assert_eq!(board.progress(), (60, 400));
        let reading = simply_used();
        board.hear(Told::Read { file: 0, reading: reading.clone() });
        board.hear(Told::Standing { files: vec![Standing::Used], charters: 3 });
        assert_eq!((board.progress(), board.charters), ((100, 400), 3));
        assert_eq!(board.files.first().and_then(|f| f.standing), Some(Standing::Used));
        assert_eq!(board.unread().collect::<Vec<_>>(), [1]);
        // A number that was never given changes nothing.
        board.hear(Told::Progress { file: 7, bytes: 1 });
        board.hear(Told::Read { file: 1, reading });
        assert!(!board.is_reading());
        assert_eq!(board.progress(), (400, 400));
    }

    #[test]
    fn many_files_of_which_there_is_nothing_to_say_stand_apart() {
        let check = |quiet: usize, expected: (&[usize], usize)| {
            let mut board = Board::default();
            // The first is used in part.
            for file in 0..=quiet {
                board.expect(String::new(), 1);
                let reading = FileRead { is_whole: file > 0, ..simply_used() };
                board.hear(Told::Read { file, reading });
            }
            let files = vec![Standing::Used; quiet + 1];
            board.hear(Told::Standing { files, charters: 3 });
            let (to_see, apart) = board.shown();
            assert_eq!((to_see.as_slice(), apart.len()), expected);
            assert_eq!(board.not_simply_used(), 1);
            // While one is read all stay where they are.
            board.expect(String::new(), 1);
            assert_eq!(board.shown(), ((0..quiet + 2).collect(), Vec::new()));
        };
        check(4, (&[0, 1, 2, 3, 4], 0));
        check(5, (&[0], 5));
        check(40, (&[0], 40));
    }
}
