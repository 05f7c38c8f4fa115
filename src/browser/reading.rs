//! The worker's side: takes files from the page, hands their bytes to the clerk, and tells what comes of it.
//!
//! A file is a stream of pieces, of which one at a time is copied out of the browser, and one is on its way. Between two
//! pieces the worker hears what the page asks meanwhile, so that a file can be cancelled in its middle. Many charters are
//! judged in the same way.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use js_sys::{Array, Date, Promise, Uint8Array, futures::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use super::named::{call, get, listen};
use crate::desk::{
    clerk::{Clerk, End},
    message::{self, Ask, Told},
};

/// How far a file is, is told no more often than this, in milliseconds.
const BETWEEN: f64 = 80.0;

/// So long charters are judged before the worker hears what is asked meanwhile, in milliseconds.
const WORK: f64 = 40.0;

#[derive(Default)]
struct Desk {
    clerk: Clerk,
    /// Files whose turn has not come.
    files: VecDeque<File>,
    /// Whether files are read or charters judged.
    is_busy: bool,
    /// The piece that is being read, in memory that is used again.
    piece: Vec<u8>,
}

/// Serves the page for as long as the worker lives.
pub fn serve() {
    let Ok(worker) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
    let desk = Rc::new(RefCell::new(Desk::default()));
    listen(&worker, "message", move |event| {
        let Some(message) = event.dyn_ref::<MessageEvent>().map(MessageEvent::data) else { return };
        let mut parts = Array::from(&message).into_iter();
        let text = parts.next().and_then(|text| text.as_string());
        let Some(ask) = text.and_then(|text| message::read::<Ask>(&text)) else { return };
        let told = {
            let mut desk = desk.borrow_mut();
            desk.files.extend(parts.filter_map(|file| file.dyn_into().ok()));
            desk.clerk.hear(ask)
        };
        tell(told);
        if !std::mem::replace(&mut desk.borrow_mut().is_busy, true) {
            let desk = Rc::clone(&desk);
            spawn_local(async move { do_all(&desk).await });
        }
    });
    tell([Told::Ready]);
}

/// Reads the files that wait, one after another, and then judges the charters that are to be.
async fn do_all(desk: &RefCell<Desk>) {
    loop {
        let Some(file) = desk.borrow_mut().files.pop_front() else {
            if judge(desk) {
                pause().await;
                continue;
            }
            desk.borrow_mut().is_busy = false;
            return;
        };
        let is_wanted = desk.borrow_mut().clerk.begin(&file.name());
        let end = if is_wanted { read(desk, &file).await } else { Some(End::Whole) };
        let told = desk.borrow_mut().clerk.end(end.unwrap_or(End::Unreadable));
        tell(told);
    }
}

/// Judges charters for a while; whether there was any to judge.
fn judge(desk: &RefCell<Desk>) -> bool {
    let start = Date::now();
    let mut told = None;
    while Date::now() - start < WORK {
        match desk.borrow_mut().clerk.work() {
            Some(more) => told = Some(more),
            None => break,
        }
    }
    let was_any = told.is_some();
    tell(told);
    was_any
}

/// Waits until what the page has sent meanwhile was heard.
async fn pause() {
    let turn = Promise::new(&mut |resolve, _| {
        call(&js_sys::global(), "setTimeout", &resolve, &JsValue::UNDEFINED);
    });
    let _ = turn.await;
}

/// Reads a file to its end, or as far as it is wanted; nothing if the browser cannot.
async fn read(desk: &RefCell<Desk>, file: &File) -> Option<End> {
    let none = &JsValue::UNDEFINED;
    let reader = call(&call(file, "stream", none, none)?, "getReader", none, none)?;
    let ask = || -> Option<Promise> { call(&reader, "read", none, none)?.dyn_into().ok() };
    let mut told_at = 0.0;
    let mut next = ask()?;
    loop {
        let piece = next.await.ok()?;
        if get(&piece, "done")?.as_bool()? {
            return Some(End::Whole);
        }
        // While this piece is looked at, the browser fetches the next.
        next = ask()?;
        let bytes: Uint8Array = get(&piece, "value")?.dyn_into().ok()?;
        let mut desk = desk.borrow_mut();
        let Desk { clerk, piece, .. } = &mut *desk;
        let length = usize::try_from(bytes.length()).ok()?;
        if piece.len() < length {
            piece.resize(length, 0);
        }
        let piece = piece.get_mut(..length)?;
        bytes.copy_to(piece);
        let is_more = clerk.push(piece);
        let now = Date::now();
        if now - told_at >= BETWEEN {
            told_at = now;
            tell([clerk.progress()]);
        }
        if !is_more {
            call(&reader, "cancel", none, none);
            return Some(End::Whole);
        }
    }
}

/// Tells the page.
fn tell(told: impl IntoIterator<Item = Told>) {
    for told in told {
        let text = message::write(&told).into();
        call(&js_sys::global(), "postMessage", &text, &JsValue::UNDEFINED);
    }
}
