//! A running browser: starts it with its driver, and ends both, gently or not.

use std::{
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use thirtyfour::WebDriver;
use tokio::time::{Instant, interval, timeout};

use super::{
    engine::{Engine, Setup},
    witness::Witness,
};

/// What has not started after so long will not.
const LIMIT: Duration = Duration::from_secs(30);

/// The size of its windows.
pub const WINDOW: (u32, u32) = (1280, 900);

/// A browser, ready to be driven. Dropping it ends it with all its processes.
pub struct Browser {
    pub engine: Engine,
    pub session: WebDriver,
    pub witness: Witness,
    driver: Driver,
}

impl Browser {
    /// A new browser with a driver of its own: not every driver can have two browsers.
    pub async fn start(engine: Engine, setup: &Setup) -> Result<Self> {
        let witness = Witness::start()?;
        let wanted = engine.wanted(setup, &witness.address())?;
        let driver = Driver::start(engine).await?;
        let session = timeout(LIMIT, WebDriver::new(&driver.address, wanted));
        let name = engine.name();
        let session = session.await.with_context(|| format!("{name} takes too long to start"))?;
        let session = session.with_context(|| format!("{name} does not start"))?;
        session.set_window_rect(0, 0, WINDOW.0, WINDOW.1).await?;
        Ok(Self { engine, session, witness, driver })
    }

    /// Ends all its processes, as a power cut would: nothing can be written any more.
    pub fn kill(&self) -> Result<()> {
        kill(self.group())
    }

    /// The group that its processes are of, and its driver.
    pub fn group(&self) -> u32 {
        self.driver.process.id()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Its processes are ended with its driver; there is nothing to wait for.
        let _ = self.session.clone().leak();
    }
}

/// A running driver.
struct Driver {
    process: Child,
    address: String,
    /// That of WebKit needs one.
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts the driver on a free port, and returns when it listens.
    async fn start(engine: Engine) -> Result<Self> {
        let screen = if engine == Engine::WebKit { Some(Screen::start()?) } else { None };
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let program = engine.driver();
        let mut command = Command::new(&program);
        command.arg(format!("--port={port}"));
        // A group of its own, that of all it starts: by it they are ended. So Ctrl-C is for us alone, who end them then.
        command.process_group(0);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.envs(screen.as_ref().map(|screen| ("DISPLAY", &screen.name)));
        let program = program.display();
        let process = command.spawn().with_context(|| {
            let full = if engine == Engine::Firefox { " --full" } else { "" };
            format!("cannot start {program}: `cargo xtask test{full}` installs it or says how")
        })?;
        let mut driver =
            Self { process, address: format!("http://127.0.0.1:{port}"), _screen: screen };
        let end = Instant::now() + LIMIT;
        let mut tick = interval(Duration::from_millis(20));
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            tick.tick().await;
            if let Some(status) = driver.process.try_wait()? {
                bail!("{program} did not start ({status})");
            }
            if Instant::now() > end {
                bail!("{program} does not listen after {} s", LIMIT.as_secs());
            }
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = kill(self.process.id());
        let _ = self.process.wait();
    }
}

/// Ends all processes of a group at once. Not a process and what it has started: Debian's `chromium-headless-shell` is a script, and
/// when its driver ends that, the browser is nobody's any more and stays behind.
fn kill(group: u32) -> Result<()> {
    let mut command = Command::new("kill");
    command.args(["-KILL", "--", &format!("-{group}")]).stderr(Stdio::null());
    // They may have ended by themselves.
    command.status().map(drop).context("cannot run `kill`")
}

/// A screen that nobody sees.
struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    fn start() -> Result<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb: `cargo xtask test` installs it or says how")?;
        let mut number = String::new();
        let says = server.stdout.take().context("Xvfb has no output")?;
        BufReader::new(says).read_line(&mut number)?;
        if number.trim().is_empty() {
            bail!("Xvfb did not start ({})", server.wait()?);
        }
        Ok(Self { server, name: format!(":{}", number.trim()) })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
