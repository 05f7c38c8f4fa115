//! The page's defence, tried: every way to ask another place for something, and every way in which text could become a
//! script or a style. Each is also tried on a page without defence, where it must succeed: what never works proves
//! nothing.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use anyhow::{Context, Result, bail, ensure};
use hosting::{offline::WORKER, policy, server::Server, workspace};
use serde_json::{Value, json};

use crate::harness::{Kind, Page};

/// Ways to ask the address `u` for something, by name; whether every browser has it.
const WAYS: [(&str, bool, &str); 20] = [
    ("fetch", true, "fetch(u, { mode: 'no-cors' }).catch(() => 0)"),
    ("beacon", true, "navigator.sendBeacon(u)"),
    ("request", true, "const x = new XMLHttpRequest(); x.open('GET', u); x.send()"),
    ("socket", true, "new WebSocket(u.replace('http', 'ws'))"),
    ("events", true, "new EventSource(u)"),
    ("image", true, "add('img', { src: u })"),
    ("stylesheet", true, "add('link', { rel: 'stylesheet', href: u })"),
    ("background", true, "add('p', {}).style.backgroundImage = `url(${u})`"),
    ("font", true, "new FontFace('x', `url(${u})`).load().catch(() => 0)"),
    ("frame", true, "add('iframe', { src: u })"),
    ("frame of text", true, "add('iframe', { srcdoc: `<img src='${u}'>` })"),
    ("object", true, "add('object', { data: u })"),
    ("video", true, "add('video', { src: u, preload: 'auto' })"),
    ("script", true, "add('script', { src: u })"),
    ("module", true, "import(u).catch(() => 0)"),
    (
        "worker",
        true,
        "new Worker(URL.createObjectURL(new Blob([`fetch('${u}', { mode: 'no-cors' })`])))",
    ),
    (
        "form",
        true,
        "add('iframe', { name: 'there' }); add('form', { action: u, target: 'there' }).submit()",
    ),
    ("manifest", false, "add('link', { rel: 'manifest', href: u })"),
    ("prefetch", false, "add('link', { rel: 'prefetch', href: u })"),
    ("ping", false, "add('a', { href: '#', ping: u }).click()"),
];

/// Ways in which text could become a script; each that does notes its name in `ran`.
const SCRIPTS: [(&str, &str); 9] = [
    ("a set text", "add('script', { textContent: `ran.push('a set text')` })"),
    (
        "an added text",
        "const s = document.createElement('script'); s.append(`ran.push('an added text')`); document.body.append(s)",
    ),
    ("markup", "add('div', { innerHTML: `<img src='data:,' onerror=\"ran.push('markup')\">` })"),
    (
        "a written page",
        "add('iframe', { srcdoc: `<script>parent.ran.push('a written page')</script>` })",
    ),
    (
        "an attribute",
        "const b = add('button', {}); b.setAttribute('onclick', `ran.push('an attribute')`); b.click()",
    ),
    ("an address", "add('a', { href: `javascript:void ran.push('an address')` }).click()"),
    ("a timer", "setTimeout(`ran.push('a timer')`)"),
    (
        "a script of data",
        "add('script', { src: `data:text/javascript,ran.push('a script of data')` })",
    ),
    (
        "a module of data",
        "import(`data:text/javascript,ran.push('a module of data')`).catch(() => 0)",
    ),
];

/// Ways in which text could become a style, of an element that says afterwards whether it did.
const STYLES: [(&str, &str); 2] = [
    ("an attribute", "add('p', {}).setAttribute('style', 'color: rgb(1, 2, 3)')"),
    (
        "a style's text",
        "add('style', { textContent: 'main, h1 { color: rgb(1, 2, 3) !important }' })",
    ),
];

/// The one policy that the page may make, noted as the page makes it.
const POLICY: &str = "{ const make = trustedTypes.createPolicy.bind(trustedTypes);
    trustedTypes.createPolicy = (name, rules) => window.policy = make(name, rules); }";

/// Asks it for an address, a script and markup.
const ASKED: &str = "['createScriptURL', 'createScript', 'createHTML'].map((what) => {
    try { return String(window.policy[what]('https://elsewhere.test/')) } catch { return null }
})";

/// Asks it for the address of the worker that reads files, and for others much like it, one of them written into the
/// head meanwhile: whether it gives the first, and for the others that of the worker that keeps the page.
const ASKED_NEARLY: &str = "(() => {
    const reader = document.querySelector('meta[name=reader]').content;
    const near = [reader.slice(2), reader + '?', './' + reader, reader.toUpperCase(), ' ' + reader, {}, null, undefined];
    document.querySelector('meta[name=reader]').content = './other.js';
    const given = (asked) => String(window.policy.createScriptURL(asked));
    const answers = [...near, './other.js'].map(given);
    document.querySelector('meta[name=reader]').content = reader;
    return [given(reader) === reader, answers.every((answer) => answer === './offline.js')];
})()";

/// Does something by a piece of JavaScript; being refused is no mistake.
async fn attempt(page: &Page, script: &str, address: &str) -> Result<()> {
    let script = format!(
        "const [u] = arguments;
        const add = (tag, what) => {{
            const el = Object.assign(document.createElement(tag), what);
            document.body.append(el);
            return el;
        }};
        window.ran ??= [];
        try {{ {script} }} catch {{ }}"
    );
    page.read(&script, json!(address)).await.map(drop)
}

/// Another place: notes the path of every request, and answers none.
struct Elsewhere {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Elsewhere {
    /// It ends with the program.
    fn start() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port can be had")?;
        let address = format!("http://{}", listener.local_addr()?);
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let list = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let list = Arc::clone(&list);
                thread::spawn(move || {
                    let mut line = String::new();
                    // A connection that asks for nothing has no line.
                    let _ = BufReader::new(stream).read_line(&mut line);
                    let path = line.split([' ', '?']).nth(1).unwrap_or_default().to_owned();
                    list.lock().unwrap_or_else(PoisonError::into_inner).push(path);
                });
            }
        });
        Ok(Self { address, asked })
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A folder for what a case serves; it goes with the case.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Result<Self> {
        // The same case may run in another browser at the same time.
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let made = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("charter-pathways-{name}-{}-{made}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    /// With a copy of every file of another, such as that of the built page.
    pub fn copy_of(other: &Path, name: &str) -> Result<Self> {
        let folder = Self::new(name)?;
        for entry in fs::read_dir(other)? {
            let entry = entry?;
            fs::copy(entry.path(), folder.0.join(entry.file_name()))?;
        }
        Ok(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder of the system's for such things; it is emptied anyway.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Goes to a page without any defence, with this in it.
async fn bare(page: &Page, name: &str, content: &str) -> Result<Server> {
    let folder = Folder::new(name)?;
    let start = "<!doctype html><meta charset=utf-8><title>Bare</title><main><h1>Bare</h1></main>";
    fs::write(folder.0.join("index.html"), format!("{start}{content}"))?;
    let server = Server::start(&folder.0, "/", 0)?;
    page.read("location.assign(arguments[0])", json!(server.address())).await?;
    page.until("the page without defence", "document.title === 'Bare'").await?;
    Ok(server)
}

/// The check after each case would see what was tried here; it must.
pub async fn was_seen(page: &Page) -> Result<()> {
    if page.is_clean().await.is_ok() {
        bail!("what was refused went unnoticed");
    }
    Ok(())
}

/// Opens the page on a host that follows the guide, or on one that sets no headers.
async fn open(page: &Page, plain: bool) -> Result<()> {
    if plain { page.open_on_a_plain_host().await } else { page.open("#/").await }
}

pub async fn no_other_place_can_be_asked(page: &Page) -> Result<()> {
    let elsewhere = Elsewhere::start()?;
    let path = |kind: &str, name: &str| format!("/{kind}/{}", name.replace(' ', "-"));
    for (plain, kind) in [(true, "refused-by-the-page"), (false, "refused")] {
        open(page, plain).await?;
        for (name, _, script) in WAYS {
            attempt(page, script, &format!("{}{}", elsewhere.address, path(kind, name))).await?;
        }
        // The page is still what it was.
        page.has(Kind::Link, "Start a check").await?;
    }
    let server = bare(page, "ways", "").await?;
    for (name, _, script) in WAYS {
        attempt(page, script, &format!("{}{}", elsewhere.address, path("let", name))).await?;
    }
    for (name, everywhere, _) in WAYS {
        let path = path("let", name);
        if everywhere {
            // Asking is what lets time pass.
            for _ in 0..500 {
                if elsewhere.asked().contains(&path) {
                    break;
                }
                page.ask("document.title").await?;
            }
            ensure!(elsewhere.asked().contains(&path), "{name} asks nothing even without defence");
        }
    }
    let refused: Vec<_> =
        elsewhere.asked().into_iter().filter(|path| path.starts_with("/refused")).collect();
    ensure!(refused.is_empty(), "the page has asked elsewhere: {refused:?}");
    was_seen(page).await?;
    drop(server);
    // Of those ways that not every browser has, one may come so late that only the check after the case would see it. It
    // is left with the page that has no defence.
    page.open("#/").await?;
    let _late = page.is_clean().await;
    Ok(())
}

pub async fn no_text_becomes_a_script_or_a_style(page: &Page) -> Result<()> {
    const STYLED: &str = "[...document.querySelectorAll('p, h1')].filter((el) => getComputedStyle(el).color === 'rgb(1, 2, 3)').length";
    page.before_each_load(POLICY)?;
    for plain in [true, false] {
        open(page, plain).await?;
        for (_, script) in SCRIPTS.iter().chain(&STYLES) {
            attempt(page, script, "").await?;
        }
        for policy in ["default", "charter-pathways"] {
            let made = format!(
                "(() => {{ try {{ return !!trustedTypes.createPolicy({policy:?}, {{}}) }} catch {{ return false }} }})()"
            );
            ensure!(page.ask(&made).await? == json!(false), "a policy `{policy}` can be made");
        }
        let given = page.ask(ASKED).await?;
        ensure!(
            given == json!(["./offline.js", null, null]),
            "the page's own policy gives {given}"
        );
        let given = page.ask(ASKED_NEARLY).await?;
        ensure!(
            given == json!([true, true]),
            "the page's own policy gives other addresses: {given}"
        );
        // A timer that comes after all those that were set.
        page.until("a later turn", "(setTimeout(() => window.later = 1, 50), window.later)")
            .await?;
        let (ran, styled) = (page.ask("window.ran").await?, page.ask(STYLED).await?);
        ensure!(ran == json!([]) && styled == json!(0), "this ran: {ran}; {styled} are styled");
    }
    let server = bare(page, "scripts", "").await?;
    for (name, script) in SCRIPTS {
        attempt(page, script, "").await?;
        page.until(
            &format!("{name} to run without defence"),
            &format!("window.ran.includes({})", Value::from(name)),
        )
        .await?;
    }
    for (_, script) in STYLES {
        attempt(page, script, "").await?;
    }
    page.until("styles without defence", &format!("{STYLED} === 2")).await?;
    drop(server);
    was_seen(page).await
}

/// A host lets no site but its own show the page in a frame, until it is told otherwise.
pub async fn another_site_may_not_show_it_in_a_frame(page: &Page) -> Result<()> {
    let dist = workspace().join("dist");
    let built = fs::read_to_string(dist.join("index.html"))?;
    let stated = policy::stated(&built).context("the built page states no policy")?;
    for (ancestors, shown) in [(policy::ANCESTORS, false), ("'self' http://127.0.0.1:*", true)] {
        let headers = policy::headers(stated, ancestors);
        let server = Server::with_headers(&dist, "/", 0, &headers)?;
        page.open("#/").await?;
        let frame = format!("<iframe src=\"{}\"></iframe>", server.address());
        let _host = bare(page, "frame", &frame).await?;
        page.until("the frame to be loaded", "document.readyState === 'complete'").await?;
        if shown {
            // The last that it asks for by itself: a host that is gone before would be told as an error.
            page.eventually("the page in the frame to be whole", async || {
                ensure!(server.asked().iter().any(|path| path.contains(WORKER)), "not asked for");
                Ok(())
            })
            .await?;
        }
        let told = page.is_clean().await.err().map(|error| format!("{error:#}"));
        let refused = told.is_some_and(|told| told.contains("frame-ancestors"));
        ensure!(refused != shown, "frame-ancestors {ancestors}: refused is {refused}");
    }
    Ok(())
}

/// Opens a copy of the built page whose files `change` has changed, in as many places as it says.
async fn is_not_started(page: &Page, change: impl Fn(&Path, &mut Vec<u8>) -> usize) -> Result<()> {
    let folder = Folder::copy_of(&workspace().join("dist"), "changed")?;
    let mut changed = 0;
    for entry in fs::read_dir(&folder.0)? {
        let file = entry?.path();
        let mut bytes = fs::read(&file)?;
        changed += change(&file, &mut bytes);
        fs::write(file, bytes)?;
    }
    ensure!(changed > 0, "nothing is changed");
    let server = Server::start(&folder.0, "/", 0)?;
    page.open("#/").await?;
    page.read("location.assign(arguments[0])", json!(server.address())).await?;
    page.reads("The check could not be started in this browser.").await?;
    page.reads("Answer questions about your California School Dashboard.").await?;
    let runs = page.ask("'program' in document.documentElement.dataset || 'exchanged' in window");
    ensure!(runs.await? == json!(false), "it runs");
    was_seen(page).await
}

/// A program in which a single word is another would run, but is not the one that was built.
pub async fn a_changed_program_is_not_run(page: &Page) -> Result<()> {
    is_not_started(page, |file, bytes| {
        if file.extension() != Some("wasm".as_ref()) {
            return 0;
        }
        let (word, other) = (b"Start a new check", b"Start a new cheek");
        let places = bytes.windows(word.len()).enumerate().filter(|(_, found)| found == word);
        let places: Vec<usize> = places.map(|(at, _)| at).collect();
        for at in &places {
            bytes[*at..at + word.len()].copy_from_slice(other);
        }
        places.len()
    })
    .await
}

/// Nor is another script run in place of that which starts the program.
pub async fn a_changed_script_is_not_run(page: &Page) -> Result<()> {
    is_not_started(page, |file, bytes| {
        let starts = file
            .file_stem()
            .is_some_and(|name| name.to_string_lossy().starts_with("charter-pathways-"));
        if !starts || file.extension() != Some("js".as_ref()) {
            return 0;
        }
        bytes.extend(b"\nwindow.exchanged = true;");
        1
    })
    .await
}
