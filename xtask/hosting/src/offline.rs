//! The service worker that keeps the page for when there is no network: what it is told to keep.
//!
//! It is written last, when all else in the folder is as it will be published, and names each file with the hash of its
//! contents. So it changes whenever anything does, which is how a browser learns of a new version, and a version is
//! these very files or none. The browser tests write it anew for a page that they have changed.

use std::{fmt::Write, fs, io, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

/// The name of the worker's file. The page names it too, in `src/browser/offline.rs`.
pub const WORKER: &str = "offline.js";

const SOURCE: &str = include_str!("../../../src/browser/offline.js");

/// Files that the page itself does not use: who embeds or installs it, or reads licences, has a network.
const NOT_KEPT: [&str; 5] =
    [WORKER, "embed.js", "icon-512.png", "icon-maskable.png", "licenses.txt"];

/// Writes the worker into the folder of a page that is otherwise finished.
///
/// # Errors
/// When the folder cannot be read or written.
pub fn write(folder: &Path) -> io::Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !NOT_KEPT.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names.sort();
    let mut files = String::from("{\n");
    for name in names {
        let hash = integrity(&fs::read(folder.join(&name))?);
        // Some hosts send whoever asks for index.html to the folder, and such an answer may not be kept.
        let name = if name == "index.html" { String::new() } else { name };
        let _ = writeln!(files, "  \"./{name}\": \"{hash}\",");
    }
    files.push('}');
    let version = format!("{:.16}", sha256(&files));
    let worker = SOURCE.replace("{{version}}", &version).replace("{{files}}", &files);
    fs::write(folder.join(WORKER), worker)
}

/// The hash of some contents, as `sha256sum` writes it.
pub fn sha256(contents: impl AsRef<[u8]>) -> String {
    Sha256::digest(contents).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash of a file's contents, as a browser checks it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    #[test]
    fn an_integrity_is_as_a_browser_reads_it() {
        // printf abc | openssl dgst -sha256 -binary | base64
        let abc = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        assert_eq!(integrity(b"abc"), abc);
    }

    #[test]
    fn the_worker_keeps_every_file_and_follows_their_contents() {
        let folder =
            env::temp_dir().join(format!("charter-pathways-offline-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let put = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        let written = || {
            write(&folder).unwrap();
            fs::read_to_string(folder.join(WORKER)).unwrap()
        };
        put("index.html", "abc");
        put("a-1.css", "def");
        put("embed.js", "1");
        let first = written();
        assert!(first.contains(&format!("\"./\": \"{}\",", integrity(b"abc"))), "{first}");
        assert!(first.contains(&format!("\"./a-1.css\": \"{}\",", integrity(b"def"))), "{first}");
        assert!(!first.contains("embed.js"), "{first}");
        assert!(!first.contains("{{"), "{first}");
        // Its own text is no file of the page, and the same page is the same version.
        assert_eq!(written(), first);
        put("a-1.css", "ghi");
        let second = written();
        assert_ne!(second, first);
        put("a-1.css", "def");
        assert_eq!(written(), first);
        fs::remove_dir_all(&folder).unwrap();
    }
}
