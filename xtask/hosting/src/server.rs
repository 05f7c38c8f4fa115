//! A static server for the built page, on loopback only.
//!
//! `serve` and the browser tests open the page from it. It answers as a plain web host does, with nothing that the
//! page could come to lean on: no rewriting of addresses, no header but a type for each file, unless a test wants some.
//! Like such a host it sends the compressed file of a release, where one lies beside the file that is asked for.
//! Nothing is cached, so a reload shows the newest build, and no path leads out of the folder.
//!
//! It is the smallest part of HTTP that a browser needs to load a page, one thread and one answer a connection. (The
//! small server crate that stood here first left connections waiting behind open ones, and pages half loaded.)

use std::{
    fs,
    io::{self, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// A longer request is none of a browser's.
const LONGEST_REQUEST: usize = 64 * 1024;

/// A running server; dropping it frees the port.
pub struct Server {
    address: SocketAddr,
    prefix: String,
    closed: Arc<AtomicBool>,
    asked: Arc<Mutex<Vec<String>>>,
    held: Arc<Held>,
    accepting: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `folder` under `prefix` (`/`, or a sub-path such as `/pathways/`) on a port of 127.0.0.1; port 0 takes
    /// any free one.
    ///
    /// # Errors
    /// When the port cannot be had.
    pub fn start(folder: &Path, prefix: &str, port: u16) -> io::Result<Self> {
        Self::with_headers(folder, prefix, port, &[])
    }

    /// The same, as a host that says these headers with every file.
    ///
    /// # Errors
    /// When the port cannot be had.
    pub fn with_headers(
        folder: &Path,
        prefix: &str,
        port: u16,
        headers: &[(&str, String)],
    ) -> io::Result<Self> {
        let headers = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let closed = Arc::new(AtomicBool::new(false));
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let held = Arc::<Held>::default();
        let site = Arc::new(Site {
            folder: folder.to_owned(),
            prefix: prefix.to_owned(),
            headers,
            asked: Arc::clone(&asked),
            held: Arc::clone(&held),
        });
        let is_closed = Arc::clone(&closed);
        let accepting = thread::spawn(move || {
            for connection in listener.incoming() {
                if is_closed.load(Ordering::SeqCst) {
                    break;
                }
                let site = Arc::clone(&site);
                // A browser that goes away in the middle of an answer leaves nobody to tell.
                thread::spawn(move || connection.and_then(|stream| site.answer(stream)));
            }
        });
        let prefix = prefix.to_owned();
        Ok(Self { address, prefix, closed, asked, held, accepting: Some(accepting) })
    }

    /// Where the page is, ending in a slash.
    pub fn address(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// What has been asked for so far, below the prefix.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Holds back whatever ends like this, as a slow network would, until it is let go; the empty text is nothing.
    pub fn hold(&self, ending: &'static str) {
        *self.held.ending.lock().unwrap_or_else(PoisonError::into_inner) = ending;
        self.held.changed.notify_all();
    }

    /// Serves until the program is ended.
    pub fn run(mut self) {
        if let Some(accepting) = self.accepting.take() {
            // It ends only with the program.
            let _ = accepting.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.hold("");
        self.closed.store(true, Ordering::SeqCst);
        // It waits for a connection before it looks whether it is closed.
        let _ = TcpStream::connect(self.address);
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

/// What is held back.
#[derive(Default)]
struct Held {
    ending: Mutex<&'static str>,
    changed: Condvar,
}

impl Held {
    /// Returns when this is no longer held back.
    fn wait(&self, path: &str) {
        let mut ending = self.ending.lock().unwrap_or_else(PoisonError::into_inner);
        while !ending.is_empty() && path.ends_with(*ending) {
            ending = self.changed.wait(ending).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// What is served, and where.
struct Site {
    folder: PathBuf,
    prefix: String,
    /// Lines of every answer.
    headers: String,
    /// What has been asked for.
    asked: Arc<Mutex<Vec<String>>>,
    held: Arc<Held>,
}

impl Site {
    /// Answers the one request of a connection, and ends it.
    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let request = read_request(&mut stream)?;
        let mut lines = request.lines();
        let mut words = lines.next().unwrap_or_default().split(' ');
        let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let path = url.strip_prefix(&self.prefix).unwrap_or(url).to_owned();
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
        self.held.wait(&path);
        let (status, media_type, coding, body) = match method {
            "GET" | "HEAD" => match self.read(url, lines.any(takes_brotli)) {
                Some((media_type, coding, body)) => ("200 OK", media_type, coding, body),
                None => ("404 Not Found", TEXT, "", b"404: there is no such file\n".to_vec()),
            },
            _ => ("405 Method Not Allowed", TEXT, "", b"405: this server only reads\n".to_vec()),
        };
        let length = body.len();
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n\
             Cache-Control: no-cache\r\n{coding}{}Connection: close\r\n\r\n",
            self.headers
        )?;
        if method != "HEAD" {
            stream.write_all(&body)?;
        }
        stream.flush()
    }

    /// The type of a file, the header that says how it is compressed, and its bytes.
    fn read(&self, url: &str, brotli: bool) -> Option<(&'static str, &'static str, Vec<u8>)> {
        let file = self.folder.join(locate(url, &self.prefix)?);
        let media_type = media_type(&file);
        if brotli && let Ok(body) = fs::read(file.with_added_extension("br")) {
            return Some((media_type, "Content-Encoding: br\r\nVary: Accept-Encoding\r\n", body));
        }
        Some((media_type, "", fs::read(&file).ok()?))
    }
}

/// Whether a line of a request says that its answer may be compressed with brotli.
fn takes_brotli(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, value)| {
        name.eq_ignore_ascii_case("accept-encoding") && value.split(',').any(|v| v.trim() == "br")
    })
}

/// The lines of a request, once all are there.
fn read_request(stream: &mut TcpStream) -> io::Result<String> {
    let (mut request, mut buffer) = (Vec::new(), [0; 4096]);
    while !request.windows(4).any(|bytes| bytes == b"\r\n\r\n") {
        let count = stream.read(&mut buffer)?;
        if count == 0 || request.len() > LONGEST_REQUEST {
            return Err(io::ErrorKind::InvalidData.into());
        }
        request.extend(buffer.iter().take(count));
    }
    Ok(String::from_utf8_lossy(&request).into_owned())
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

const TEXT: &str = "text/plain; charset=utf-8";

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
        Some("txt") => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
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
        let answer = ask(&server.address(), "GET /sub/server.rs");
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
            let answer = ask(&server.address(), request);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{request}: {answer}");
        }
        assert_eq!(server.asked()[..3], ["server.rs", "lib.rs", "none.rs"]);
    }

    #[test]
    fn says_headers_with_every_answer() {
        let headers = [("X-One", "1".to_owned()), ("X-Two", "2".to_owned())];
        let server = Server::with_headers(Path::new("."), "/", 0, &headers).unwrap();
        let answer = ask(&server.address(), "GET /none");
        assert!(answer.contains("\r\nX-One: 1\r\nX-Two: 2\r\n"), "{answer}");
    }

    #[test]
    fn a_silent_connection_holds_up_nobody_else() {
        let server = Server::start(Path::new("."), "/", 0).unwrap();
        let silent: Vec<_> = (0..50).map(|_| TcpStream::connect(server.address).unwrap()).collect();
        assert!(ask(&server.address(), "GET /none").starts_with("HTTP/1.1 404"));
        drop(silent);
    }

    #[test]
    fn a_dropped_server_frees_its_port() {
        let server = Server::start(Path::new("."), "/", 0).unwrap();
        let port = server.address.port();
        drop(server);
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
    }

    #[test]
    fn a_compressed_file_is_sent_to_whoever_takes_it() {
        let folder =
            std::env::temp_dir().join(format!("charter-pathways-server-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.js"), "plain").unwrap();
        fs::write(folder.join("a.js.br"), "small").unwrap();
        fs::write(folder.join("b.js"), "plain").unwrap();
        let server = Server::start(&folder, "/", 0).unwrap();
        let check = |file: &str, takes: &str, wanted: &str, coded: bool| {
            let request = format!("GET /{file} HTTP/1.1\r\n{takes}\r\nX: GET");
            let answer = ask(&server.address(), &request);
            assert!(answer.ends_with(wanted), "{file} to {takes}: {answer}");
            assert_eq!(answer.contains("Content-Encoding: br\r\n"), coded, "{answer}");
            assert!(answer.contains("Content-Type: text/javascript"), "{answer}");
        };
        check("a.js", "Accept-Encoding: gzip, deflate, br, zstd", "small", true);
        check("a.js", "accept-encoding: br", "small", true);
        check("a.js", "Accept-Encoding: gzip", "plain", false);
        check("a.js", "Accept: br", "plain", false);
        check("b.js", "Accept-Encoding: br", "plain", false);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_taken_port_is_an_error() {
        let first = Server::start(Path::new("."), "/", 0).unwrap();
        let port = first.address.port();
        assert!(Server::start(Path::new("."), "/", port).is_err());
    }
}
