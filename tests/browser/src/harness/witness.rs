//! Sees every request that a browser would send to another machine, and answers none.
//!
//! It stands where a proxy would. So it notices whatever way a request takes to leave the page, in every browser that
//! can be told of a proxy, and the tests need no network.

use std::{
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use anyhow::{Context, Result};

/// A proxy that refuses; it ends with the program.
pub struct Witness {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Witness {
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port can be had")?;
        let address = listener.local_addr()?;
        let seen = Arc::default();
        let list = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let list = Arc::clone(&list);
                thread::spawn(move || refuse(stream, &list));
            }
        });
        Ok(Self { address, seen })
    }

    /// Where a browser finds it.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// The requests that have come since the last call.
    pub fn seen(&self) -> Vec<String> {
        std::mem::take(&mut self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn refuse(mut stream: TcpStream, seen: &Mutex<Vec<String>>) {
    let mut line = Vec::new();
    // A connection that says nothing asks for nothing.
    if !matches!(BufReader::new(&stream).read_until(b'\n', &mut line), Ok(1..)) {
        return;
    }
    let line = String::from_utf8_lossy(&line);
    // WebKit encrypts what it asks of a proxy for an encrypted address.
    let line = if line.starts_with('\u{16}') { "an encrypted request" } else { line.trim() };
    seen.lock().unwrap_or_else(PoisonError::into_inner).push(line.to_owned());
    // The browser may not wait for the answer.
    let _ = stream
        .write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}
