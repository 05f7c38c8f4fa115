//! Edits of files, as those commands see them that make something anew after each.

use std::{path::PathBuf, sync::mpsc, time::Duration};

use anyhow::{Context, Result};
use hosting::workspace;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// An editor that saves a file tells of it within this time.
const SETTLED: Duration = Duration::from_millis(200);

/// Edits in some places of the workspace.
pub struct Edits {
    told: mpsc::Receiver<()>,
    // As long as it lives it looks.
    _watcher: RecommendedWatcher,
}

impl Edits {
    /// Begins to look at these files and folders.
    pub fn of(places: &[&str]) -> Result<Self> {
        let places: Vec<PathBuf> = places.iter().map(|place| workspace().join(place)).collect();
        let (tell, told) = mpsc::channel();
        let wanted = places.clone();
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                // To look at a file is no edit. Nobody listens any more when the command ends.
                let is_edit = event.is_ok_and(|event| {
                    let is_ours =
                        |path: &PathBuf| wanted.iter().any(|place| path.starts_with(place));
                    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(is_ours)
                });
                if is_edit {
                    let _ = tell.send(());
                }
            })?;
        for place in places {
            if place.is_dir() {
                watcher.watch(&place, RecursiveMode::Recursive)?;
            } else if let Some(folder) = place.parent() {
                // Many editors put a new file in the place of the old one, which is then no longer there to be watched.
                watcher.watch(folder, RecursiveMode::NonRecursive)?;
            }
        }
        Ok(Self { told, _watcher: watcher })
    }

    /// Waits for the next. It is told in several pieces, and is over when none has come for a moment.
    pub fn wait(&self) -> Result<()> {
        self.told.recv().context("edits can no longer be seen")?;
        while self.told.recv_timeout(SETTLED).is_ok() {}
        Ok(())
    }
}
