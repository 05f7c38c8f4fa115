//! The desk of this tab: the worker that reads CDE's files, and the board with what it told.
//!
//! It is there from the first page that asks for it until the tab is closed, so that on the way from one page to another
//! nothing has to be read again. It belongs to the part of the program whose pages use it, and nobody else waits for it.

use std::{cell::OnceCell, rc::Rc};

use leptos::prelude::*;

use crate::{
    browser::{desk, files},
    desk::{board::Board, message::Ask},
};

thread_local! {
    static HERE: OnceCell<(Desk, Owner)> = const { OnceCell::new() };
}

/// The desk of this tab. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Desk {
    board: RwSignal<Board>,
    worker: StoredValue<Option<desk::Desk>, LocalStorage>,
}

impl Desk {
    /// The desk of this tab. No page owns it: it outlives them.
    pub fn here() -> Self {
        HERE.with(|here| {
            let (desk, _) = here.get_or_init(|| {
                // A new root takes the place of the page that asks: it gets that back.
                let page = Owner::current();
                let owner = Owner::new_root(None);
                if let Some(page) = page {
                    page.set();
                }
                let make = || Self {
                    board: RwSignal::new(Board::default()),
                    worker: StoredValue::new_local(None),
                };
                (owner.with(make), owner)
            });
            *desk
        })
    }

    /// While the page is shown that asks for this, all files that are chosen or dropped come to the desk.
    pub fn take_files(self) {
        files::divert(Some(Rc::new(move |files| self.give(&files))));
        on_cleanup(|| files::divert(None));
    }

    /// Something that follows the board, and is drawn again only when it is another.
    pub fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Board) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.board.with(&read))
    }

    /// Reads the board once.
    pub fn once<T>(self, read: impl FnOnce(&Board) -> T) -> T {
        self.board.with_untracked(read)
    }

    /// The numbers of the files that are not read yet.
    pub fn unread(self) -> Vec<usize> {
        self.board.with_untracked(|board| board.unread().collect())
    }

    /// Files are given, to be read after all that came before.
    fn give(self, files: &[files::File]) {
        if files.is_empty() {
            return;
        }
        if self.board.with_untracked(|board| board.has_stopped) {
            self.clear();
        }
        self.board.update(|board| {
            for file in files {
                board.expect(file.name(), files::size(file));
            }
        });
        self.send(&Ask::Read, files);
    }

    /// Asks the worker for something.
    pub fn ask(self, ask: &Ask) {
        match ask {
            Ask::Cancel(number) => self.board.update(|board| board.cancel(*number)),
            Ask::Remove(number) => self.board.update(|board| board.remove(*number)),
            _ => {}
        }
        self.send(ask, &[]);
    }

    /// Asks for the facts of a charter. What was told of one before is not shown meanwhile: it may be another, or by other files.
    pub fn take(self, cds: &str) {
        self.board.update(|board| board.taken = None);
        self.ask(&Ask::Take(cds.to_owned()));
    }

    /// The text of a file for a spreadsheet was saved.
    pub fn settle_sheet(self) {
        self.board.update(|board| board.sheet = None);
    }

    /// Forgets everything that was read, and the worker.
    pub fn clear(self) {
        self.worker.set_value(None);
        self.board.set(Board::default());
    }

    fn send(self, ask: &Ask, files: &[files::File]) {
        if self.board.with_untracked(|board| board.has_stopped) {
            return;
        }
        if self.worker.with_value(Option::is_none) {
            let board = self.board;
            self.worker.set_value(desk::start(move |told| {
                board.update(|board| match told {
                    Some(told) => board.hear(told),
                    None => board.stop(),
                });
            }));
        }
        let sent = self.worker.with_value(|worker| {
            worker.as_ref().is_some_and(|worker| {
                worker.ask(ask, files);
                true
            })
        });
        if !sent {
            self.board.update(Board::stop);
        }
    }
}
