//! The tools that build and test the page, in the git-ignored folder `.tools`, each in one exact version.
//!
//! Only package registries are needed: Trunk, wasm-bindgen and Firefox's driver are compiled from their sources, wasm-opt
//! and esbuild come from npm. What is there in the right version is left alone. The browsers are those of the
//! machine.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use hosting::{which, workspace};

use crate::steps::{Steps, output};

const TRUNK: &str = "0.21.14";
/// Its wasm-opt says "version 132".
pub const BINARYEN: &str = "132.0.0";
/// Makes one small file of several, of styles and of scripts.
const ESBUILD: &str = "0.28.2";
const MUTANTS: &str = "27.1.0";
const GECKODRIVER: &str = "0.37.1";
/// Finds what of a page keeps people out.
const AXE: &str = "4.14.1";
/// What else reads large files in a browser, to compare with.
const PAPAPARSE: &str = "5.7.1";
/// Measures a page as on a phone.
const LIGHTHOUSE: &str = "12.2.3";
const WASM: &str = "wasm32-unknown-unknown";

/// Adds whatever the building of the page lacks on this machine.
pub fn for_building(steps: &mut Steps) -> Result<()> {
    if !wasm_target_is_installed()? {
        steps.run("adding the WebAssembly target", || {
            rustup(&["target", "add", WASM], "install the Rust target wasm32-unknown-unknown")
        })?;
    }
    let bindgen = locked_version("wasm-bindgen")?;
    if !says("wasm-bindgen", &format!("wasm-bindgen {bindgen}")) {
        steps.run(&format!("building wasm-bindgen {bindgen}"), || {
            // Not `--locked`: the lock file that it was published with names a package since withdrawn.
            cargo_install(&["wasm-bindgen-cli", "--version", &bindgen])
        })?;
    }
    if !says("trunk", &format!("trunk {TRUNK}")) {
        steps.run(&format!("building Trunk {TRUNK}"), || {
            cargo_install(&["trunk", "--version", TRUNK, "--locked"])
        })?;
    }
    remove_scratch()?;
    // The page is built without a network, by two compilers at once, each of which needs its packages from the start.
    steps.run("fetching packages", || {
        output(Command::new("cargo").args(["fetch", "--locked"]))
            .context("they come from the package registry: is the network there?")
    })?;
    let major = BINARYEN.split('.').next().unwrap_or(BINARYEN);
    if !says("wasm-opt", &format!("version_{major}")) || !says("esbuild", ESBUILD) {
        steps.run(&format!("fetching binaryen {BINARYEN} and esbuild {ESBUILD}"), || {
            npm_install(&[&format!("binaryen@{BINARYEN}"), &format!("esbuild@{ESBUILD}")])
        })?;
    }
    Ok(())
}

/// Adds what the tests need of the Rust toolchain beside the compiler.
pub fn for_checking(steps: &mut Steps) -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(Command::new("cargo").args([subcommand, "--version"])).is_err() {
            steps.run(&format!("adding {component}"), || {
                rustup(&["component", "add", component], &format!("install {component}"))
            })?;
        }
    }
    Ok(())
}

/// Adds what `cargo xtask soak` needs.
pub fn for_soaking(steps: &mut Steps) -> Result<()> {
    let program = folder().join("bin/cargo-mutants");
    let said = output(Command::new(program).args(["mutants", "--version"]));
    if said.is_ok_and(|said| said.trim() == format!("cargo-mutants {MUTANTS}")) {
        return Ok(());
    }
    steps.run(&format!("building cargo-mutants {MUTANTS}"), || {
        cargo_install(&["cargo-mutants", "--version", MUTANTS, "--locked"])
    })?;
    remove_scratch()
}

/// Adds what looks at the built page in the browser tests.
pub fn for_looking(steps: &mut Steps) -> Result<()> {
    let said = fs::read_to_string(folder().join("node_modules/axe-core/package.json"));
    if said.is_ok_and(|said| said.contains(&format!("\"version\": \"{AXE}\""))) {
        return Ok(());
    }
    steps.run(&format!("fetching axe {AXE}"), || npm_install(&[&format!("axe-core@{AXE}")]))
}

/// Adds what measures the page as on a phone.
pub fn for_measuring(steps: &mut Steps) -> Result<()> {
    if says("lighthouse", LIGHTHOUSE) {
        return Ok(());
    }
    steps.run(&format!("fetching Lighthouse {LIGHTHOUSE}"), || {
        npm_install(&[&format!("lighthouse@{LIGHTHOUSE}")])
    })
}

/// Adds what the reading of files is compared with.
pub fn for_comparing(steps: &mut Steps) -> Result<()> {
    let said = fs::read_to_string(folder().join("node_modules/papaparse/package.json"));
    if said.is_ok_and(|said| said.contains(&format!("\"version\": \"{PAPAPARSE}\""))) {
        return Ok(());
    }
    steps.run(&format!("fetching PapaParse {PAPAPARSE}"), || {
        npm_install(&[&format!("papaparse@{PAPAPARSE}")])
    })
}

/// What the browser tests need of the machine: a program, and the Debian package that has it.
const BROWSERS: [(&str, &str); 6] = [
    ("chromium", "chromium"),
    // The same without windows, which is quicker.
    ("chromium-headless-shell", "chromium-headless-shell"),
    ("chromedriver", "chromium-driver"),
    // With the small browser that it drives, which needs a screen.
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
    // Turns a printed page into a picture.
    ("pdftoppm", "poppler-utils"),
];
/// And with Firefox, whose driver Debian does not have.
const FIREFOX: (&str, &str) = ("firefox-esr", "firefox-esr");

/// Adds Chromium and WebKit with their drivers, and Firefox where it is wanted, as far as that is in our power: as root on Debian.
pub fn for_browsing(steps: &mut Steps, with_firefox: bool) -> Result<()> {
    let wanted = BROWSERS.into_iter().chain(with_firefox.then_some(FIREFOX));
    let missing: Vec<_> = wanted.filter(|(program, _)| !found(program)).collect();
    if !missing.is_empty() {
        may_install(&missing)?;
        steps.run("installing browsers and their drivers", || install(&missing))?;
    }
    if with_firefox && !says("geckodriver", &format!("geckodriver {GECKODRIVER}")) {
        steps.run(&format!("building geckodriver {GECKODRIVER}, Firefox's driver"), || {
            cargo_install(&["geckodriver", "--version", GECKODRIVER, "--locked"])
        })?;
    }
    Ok(())
}

/// Programs, each with its package.
type Programs<'a> = [(&'a str, &'a str)];

fn by_hand(missing: &Programs) -> String {
    let packages: Vec<_> = missing.iter().map(|(_, package)| *package).collect();
    format!("apt-get install {}", packages.join(" "))
}

/// Whether we can install what is missing; else says who can, and how.
fn may_install(missing: &Programs) -> Result<()> {
    if !found("apt-get") {
        let programs: Vec<_> = missing.iter().map(|(program, _)| *program).collect();
        bail!("the browser tests need these programs: please install {}", programs.join(", "));
    }
    let user = output(Command::new("id").arg("-u"))?;
    if user.trim() != "0" {
        bail!(
            "the browser tests need browsers and their drivers: please run `sudo {}`",
            by_hand(missing)
        );
    }
    Ok(())
}

fn install(missing: &Programs) -> Result<()> {
    let advice =
        || format!("is the network there? Otherwise install them by hand: `{}`", by_hand(missing));
    let packages = missing.iter().map(|(_, package)| package);
    output(apt_get().arg("update")).with_context(advice)?;
    output(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages))
        .with_context(advice)?;
    Ok(())
}

/// A command that finds the tools before anything of the same name. A tool that fails says why in words; its stack
/// would only bury them.
pub fn command(program: &str) -> Result<Command> {
    let mut command = Command::new(program);
    command.env("PATH", search_path()?).env("RUST_BACKTRACE", "0");
    Ok(command)
}

fn found(program: &str) -> bool {
    which(program).is_some()
}

fn folder() -> PathBuf {
    workspace().join(".tools")
}

fn search_path() -> Result<std::ffi::OsString> {
    let ours = [folder().join("bin"), folder().join("node_modules/.bin")];
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(ours.into_iter().chain(env::split_paths(&path)))
        .context("a folder of PATH has a colon in its name")
}

/// Whether the program is ours and of the version wanted.
fn says(program: &str, version: &str) -> bool {
    let places = [folder().join("bin"), folder().join("node_modules/.bin")];
    places.iter().map(|place| place.join(program)).any(|file| {
        output(Command::new(file).arg("--version"))
            .is_ok_and(|said| said.split(['(', ')', '\n']).any(|part| part.trim() == version))
    })
}

fn wasm_target_is_installed() -> Result<bool> {
    let folder =
        output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    Ok(Path::new(folder.trim()).is_dir())
}

fn rustup(arguments: &[&str], otherwise: &str) -> Result<()> {
    if !found("rustup") {
        bail!("rustup is not on this machine: please {otherwise} yourself");
    }
    output(Command::new("rustup").args(arguments))
        .context("rustup downloads it: is the network there?")?;
    Ok(())
}

fn cargo_install(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("cargo");
    command
        .arg("install")
        .args(arguments)
        .args(["--no-default-features", "--root"])
        .arg(folder())
        .env("CARGO_TARGET_DIR", folder().join("build"))
        // Most run for seconds: what counts is the time to build them. A panic ends a tool either way, and this is less to compile.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_PANIC", "abort")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    output(&mut command)
        .context("its sources come from the package registry: is the network there?")?;
    Ok(())
}

/// Tools share a folder while they are built; half a gigabyte that nothing needs afterwards.
fn remove_scratch() -> Result<()> {
    let scratch = folder().join("build");
    if scratch.exists() {
        fs::remove_dir_all(&scratch)
            .with_context(|| format!("cannot remove {}", scratch.display()))?;
    }
    Ok(())
}

/// Puts packages of these names and versions beside those that are there.
fn npm_install(packages: &[&str]) -> Result<()> {
    if !found("npm") {
        bail!("npm is not on this machine: please install Node 20 with npm");
    }
    let mut command = Command::new("npm");
    command
        .args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .arg(folder())
        .args(packages);
    output(&mut command).context("it comes from the npm registry: is the network there?")?;
    Ok(())
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// The version of a package in the workspace's lock file.
fn locked_version(package: &str) -> Result<String> {
    let lock =
        fs::read_to_string(workspace().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    version_in(&lock, package).with_context(|| format!("Cargo.lock does not hold {package}"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_version_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
