//! What this tab remembers through a reload: which draft it is working on.
//!
//! Two tabs may work on two drafts, so this stands in the tab's own `sessionStorage`. Where that does not work
//! nothing is remembered, and the tab opens the draft that was saved last.

const KEY: &str = "charter-pathways/tab";

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// The id of the draft that this tab was working on.
pub fn draft() -> Option<String> {
    storage()?.get_item(KEY).ok().flatten()
}

/// Stands for a check in which nothing has been entered yet; no draft has this id.
pub const NEW: &str = "new";

/// Notes the draft that this tab is working on. To write takes a browser longer than to look.
pub fn set_draft(id: &str) {
    if let Some(storage) = storage().filter(|_| draft().as_deref() != Some(id)) {
        // Not remembering is no harm: then the draft saved last is opened.
        let _ = storage.set_item(KEY, id);
    }
}

/// Forgets the draft, as if the tab had never worked on one.
pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
}
