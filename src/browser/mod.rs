//! The only room that names the browser.
