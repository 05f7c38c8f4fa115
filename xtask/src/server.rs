//! A static server for the built page, on loopback only.
//!
//! `serve` and the browser tests open the page from it. It answers as a plain web host does, with nothing that the
//! page could come to lean on: no rewriting of addresses, no compression, a type for each file. Nothing is cached, so a
//! reload shows the newest build, and no path leads out of the folder.

use std::{
    fs::File,
    io,
    net::{Ipv4Addr, SocketAddr},
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread::{self, JoinHandle},
};

use tiny_http::{Header, Method, Request, Response, Server as Listener};

/// Each serves one connection at a time: a browser opens six for one page.
const WORKERS: usize = 8;

/// A running server; dropping it frees the port.
pub struct Server {
    listener: Arc<Listener>,
    workers: Vec<JoinHandle<()>>,
    address: String,
}

impl Server {
    /// Serves `folder` under `prefix` (`/`, or a sub-path such as `/pathways/`) on a port of 127.0.0.1; port 0 takes
    /// any free one.
    ///
    /// # Errors
    /// When the port cannot be had.
    pub fn start(folder: &Path, prefix: &str, port: u16) -> io::Result<Self> {
        let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = Arc::new(Listener::http(wanted).map_err(io::Error::other)?);
        let port = listener.server_addr().to_ip().map_or(port, |address| address.port());
        let workers = (0..WORKERS)
            .map(|_| {
                let (listener, folder, prefix) =
                    (Arc::clone(&listener), folder.to_owned(), prefix.to_owned());
                thread::spawn(move || {
                    while let Ok(request) = listener.recv() {
                        // The browser may have gone away in the middle of an answer: nobody is left to tell.
                        let _ = answer(request, &folder, &prefix);
                    }
                })
            })
            .collect();
        Ok(Self { listener, workers, address: format!("http://127.0.0.1:{port}{prefix}") })
    }

    /// Where the page is, ending in a slash.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Serves until the program is ended.
    pub fn run(mut self) {
        for worker in self.workers.drain(..) {
            // A worker ends only with the listener.
            let _ = worker.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.listener.unblock();
        }
    }
}

fn answer(request: Request, folder: &Path, prefix: &str) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return refuse(request, 405, "This server only reads.");
    }
    let Some(path) = locate(request.url(), prefix) else {
        return refuse(request, 404, "There is no such file.");
    };
    let path = folder.join(path);
    let Some(file) =
        File::open(&path).ok().filter(|file| file.metadata().is_ok_and(|m| m.is_file()))
    else {
        return refuse(request, 404, "There is no such file.");
    };
    request.respond(with_headers(Response::from_file(file), media_type(&path)))
}

fn refuse(request: Request, status: u16, reason: &str) -> io::Result<()> {
    let response = Response::from_string(format!("{status}: {reason}\n")).with_status_code(status);
    request.respond(with_headers(response, "text/plain; charset=utf-8"))
}

fn with_headers<R: io::Read>(mut response: Response<R>, media_type: &str) -> Response<R> {
    for (name, value) in [
        ("Content-Type", media_type),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
    ] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    response
}

/// The file that an address names, relative to the served folder; none for an address outside it.
fn locate(url: &str, prefix: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let path = decode(path.strip_prefix(prefix)?)?;
    if path.contains(['\\', '\0']) {
        return None;
    }
    let mut file = PathBuf::from(&path);
    if !file.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    if path.is_empty() || path.ends_with('/') {
        file.push("index.html");
    }
    Some(file)
}

/// Undoes percent-encoding; none when it is broken or the bytes are not text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            if !digits.iter().all(u8::is_ascii_hexdigit) {
                return None;
            }
            u8::from_str_radix(str::from_utf8(&digits).ok()?, 16).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        io::{Read, Write},
        net::TcpStream,
    };

    use super::*;

    #[test]
    fn an_address_names_a_file_of_the_folder_or_nothing() {
        let check = |url: &str, prefix: &str, wanted: Option<&str>| {
            assert_eq!(locate(url, prefix), wanted.map(PathBuf::from), "{url} under {prefix}");
        };
        check("/", "/", Some("index.html"));
        check("/?share=1", "/", Some("index.html"));
        check("/app.js?v=2", "/", Some("app.js"));
        check("/a%20b.txt", "/", Some("a b.txt"));
        check("/more/", "/", Some("more/index.html"));
        check("/sub/", "/sub/", Some("index.html"));
        check("/sub/app.js", "/sub/", Some("app.js"));
        check("/", "/sub/", None);
        check("/subway/app.js", "/sub/", None);
        check("/../Cargo.toml", "/", None);
        check("/%2e%2e/Cargo.toml", "/", None);
        check("/a/..%2f..%2fCargo.toml", "/", None);
        check("/%2fetc/passwd", "/", None);
        check("//etc/passwd", "/", None);
        check("/..%5cCargo.toml", "/", None);
        check("/%", "/", None);
        check("/%zz", "/", None);
        check("/%+1", "/", None);
        check("/%ff", "/", None);
        check("/%00", "/", None);
    }

    fn ask(address: &str, request: &str) -> String {
        let host = address.trim_start_matches("http://").split('/').next().unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn serves_the_folder_and_nothing_else() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let server = Server::start(&folder, "/sub/", 0).unwrap();
        let answer = ask(server.address(), "GET /sub/server.rs");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.contains("Cache-Control: no-cache"), "{answer}");
        assert!(answer.ends_with(&fs::read_to_string(folder.join("server.rs")).unwrap()));
        for (request, status) in [
            ("HEAD /sub/lib.rs", "200"),
            ("GET /sub/none.rs", "404"),
            ("GET /sub/tidy", "404"),
            ("GET /sub/../Cargo.toml", "404"),
            ("GET /server.rs", "404"),
            ("POST /sub/server.rs", "405"),
        ] {
            let answer = ask(server.address(), request);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{request}: {answer}");
        }
    }

    #[test]
    fn a_taken_port_is_an_error() {
        let first = Server::start(Path::new("."), "/", 0).unwrap();
        let port = first.listener.server_addr().to_ip().unwrap().port();
        assert!(Server::start(Path::new("."), "/", port).is_err());
    }
}
