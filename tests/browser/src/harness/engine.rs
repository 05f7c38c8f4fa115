//! The three browsers, and how each is started.
//!
//! Everything else about a case is the same in all of them; what only one can do says so where it is done.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use hosting::{which, workspace};
use serde_json::{Value, json};
use thirtyfour::Capabilities;

/// A browser that people have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    Chromium,
    Firefox,
    /// As GTK's small browser has it; Safari is built of the same.
    WebKit,
}

/// What is no other machine, and is asked past the witness.
const HERE: [&str; 2] = ["127.0.0.1", "localhost"];

/// With what a browser starts, other than an empty profile that goes with it.
#[derive(Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "what a person may set, each by itself")]
pub struct Setup {
    /// Where it keeps what it stores, to be found again by the next.
    pub profile: Option<PathBuf>,
    /// In a private window.
    pub private: bool,
    /// Told by the person to let no site store anything.
    pub blocked: bool,
    /// Told by the person to run no scripts.
    pub scripts_off: bool,
    /// As people have it. Else, of Chromium, what draws no windows: it takes a quarter less time.
    pub whole: bool,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// The engine of this name, in whatever case it is written.
    pub fn named(word: &str) -> Result<Self> {
        let Some(engine) = Self::ALL.into_iter().find(|e| e.name().eq_ignore_ascii_case(word))
        else {
            bail!(
                "there is no engine `{word}`; there are: {}",
                Self::ALL.map(Self::name).join(", ")
            );
        };
        Ok(engine)
    }

    /// Whether a case may fail in it for no fault of the page that we know, and is tried once more in a new browser: in WebKit
    /// about once in some hundred cases something fails, mostly another each time.
    pub fn is_fickle(self) -> bool {
        self == Self::WebKit
    }

    /// The program that drives it.
    pub fn driver(self) -> PathBuf {
        match self {
            Self::Chromium => "chromedriver".into(),
            Self::Firefox => {
                let ours = workspace().join(".tools/bin/geckodriver");
                if ours.is_file() { ours } else { "geckodriver".into() }
            }
            Self::WebKit => "WebKitWebDriver".into(),
        }
    }

    /// What its driver is asked for. Every request but those to this machine goes by way of `witness`.
    pub fn wanted(self, setup: &Setup, witness: &str) -> Result<Capabilities> {
        let mut wanted = Capabilities::new();
        match self {
            Self::Chromium => {
                // Chromium cannot use its sandbox as root, which CI is, nor a small /dev/shm.
                let mut arguments = vec![
                    "--headless".to_owned(),
                    "--no-sandbox".to_owned(),
                    "--disable-dev-shm-usage".to_owned(),
                ];
                arguments.extend(setup.private.then(|| "--incognito".to_owned()));
                let no_scripts = "--blink-settings=scriptEnabled=false";
                arguments.extend(setup.scripts_off.then(|| no_scripts.to_owned()));
                let profile = setup.profile.as_deref();
                arguments.extend(profile.map(|p| format!("--user-data-dir={}", p.display())));
                let mut options = json!({ "args": arguments });
                // The one without windows keeps no profile, and a person's settings are of those with windows.
                let is_set = setup.private || setup.blocked || setup.scripts_off;
                if !(setup.whole || is_set || setup.profile.is_some()) {
                    let quick = which("chromium-headless-shell");
                    options["binary"] =
                        json!(quick.context("there is no chromium-headless-shell")?);
                }
                if setup.blocked {
                    options["prefs"] =
                        json!({ "profile.default_content_setting_values.cookies": 2 });
                }
                wanted.set("goog:chromeOptions", options)?;
                // What the console says, and each request that leaves the page. The browser's own are not among them,
                // and they are why a witness would say little.
                wanted
                    .set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" }))?;
            }
            Self::Firefox => {
                let mut arguments = vec!["-headless".to_owned()];
                if let Some(profile) = &setup.profile {
                    arguments.extend(["-profile".to_owned(), profile.display().to_string()]);
                }
                let mut settings = json!({});
                if setup.private {
                    settings["browser.privatebrowsing.autostart"] = json!(true);
                }
                if setup.blocked {
                    settings["network.cookie.cookieBehavior"] = json!(2);
                }
                if setup.scripts_off {
                    settings["javascript.enabled"] = json!(false);
                }
                wanted
                    .set("moz:firefoxOptions", json!({ "args": arguments, "prefs": settings }))?;
                wanted.set("proxy", proxy(witness))?;
            }
            Self::WebKit => {
                if setup.profile.is_some() || setup.blocked {
                    bail!(
                        "WebKit's small browser keeps nothing and has no such setting while it is driven"
                    );
                }
                // Told of a proxy by the driver, one start in four ends before it begins.
                let mut arguments =
                    vec!["--automation".to_owned(), format!("--proxy=http://{witness}")];
                arguments.extend(HERE.map(|host| format!("--ignore-host={host}")));
                arguments.extend(setup.scripts_off.then(|| "--enable-javascript=false".to_owned()));
                wanted.set("webkitgtk:browserOptions", json!({ "args": arguments }))?;
            }
        }
        Ok(wanted)
    }

    /// Whether a request that the witness saw is one of the browser's own: it asks after its settings and for updates.
    pub fn asks_by_itself(self, request: &str) -> bool {
        self == Self::Firefox && request.contains(".mozilla.com:443")
    }
}

fn proxy(witness: &str) -> Value {
    json!({
        "proxyType": "manual", "httpProxy": witness, "sslProxy": witness,
        "noProxy": HERE,
    })
}
