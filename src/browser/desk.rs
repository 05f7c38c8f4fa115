//! The page's side of the worker that reads CDE's files: starts it, carries what is asked and told.
//!
//! A worker may be refused (in a sandboxed frame it is: Chromium throws, Firefox tells of an error), may not come, and may
//! stop by a mistake of ours or for want of memory. All of that comes to the same here: it has stopped. What is sent
//! before its program is there would be lost, so it is kept until the worker says that it is.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::File;

use super::{
    named::{call, get, listen, make},
    policy,
};
use crate::desk::message::{self, Ask, Told};

/// A worker that reads files.
pub struct Desk {
    worker: JsValue,
    /// What is to be sent once it is there; none any more when it is.
    waiting: Rc<RefCell<Option<Vec<JsValue>>>>,
    /// Whether nobody listens any more: what it told before may still be on its way.
    is_left: Rc<Cell<bool>>,
}

/// Starts a worker; `heard` is called with all that it tells, and with nothing when it has stopped. None where none can be
/// had.
pub fn start(heard: impl Fn(Option<Told>) + 'static) -> Option<Desk> {
    let worker = make("Worker", &policy::reader()?)?;
    let waiting = Rc::new(RefCell::new(Some(Vec::new())));
    let is_left = Rc::new(Cell::new(false));
    let left = Rc::clone(&is_left);
    let heard = Rc::new(move |told| {
        if !left.get() {
            heard(told);
        }
    });
    let (to, sent, hear) = (worker.clone(), Rc::clone(&waiting), Rc::clone(&heard));
    listen(&worker, "message", move |event| {
        let text = get(&event, "data").and_then(|data| data.as_string());
        let told: Option<Told> = text.and_then(|text| message::read(&text));
        if told == Some(Told::Ready) {
            for message in sent.take().unwrap_or_default() {
                post(&to, &message);
            }
        }
        hear(told);
    });
    for event in ["error", "messageerror"] {
        let hear = Rc::clone(&heard);
        listen(&worker, event, move |_| hear(None));
    }
    Some(Desk { worker, waiting, is_left })
}

impl Desk {
    /// Asks for something.
    pub fn ask(&self, ask: &Ask, files: &[File]) {
        let message = Array::of1(&message::write(ask).into());
        for file in files {
            message.push(file);
        }
        match self.waiting.borrow_mut().as_mut() {
            Some(waiting) => waiting.push(message.into()),
            None => post(&self.worker, &message),
        }
    }
}

/// The worker goes with its desk.
impl Drop for Desk {
    fn drop(&mut self) {
        self.is_left.set(true);
        call(&self.worker, "terminate", &JsValue::UNDEFINED, &JsValue::UNDEFINED);
    }
}

fn post(worker: &JsValue, message: &JsValue) {
    call(worker, "postMessage", message, &JsValue::UNDEFINED);
}
