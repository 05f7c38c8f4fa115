//! Work in named, timed steps. Whoever waits sees what is being done; whoever reads the log of a failure finds the
//! step and the exact command by name.

use std::{
    fmt::Write as _,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// What was done so far, and how long each step took.
#[derive(Default)]
pub struct Steps {
    done: Vec<(String, Duration)>,
}

impl Steps {
    /// Does one step under its name.
    pub fn run<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("== {name}");
        let start = Instant::now();
        let result = work().with_context(|| format!("{name} failed"));
        self.done.push((name.to_owned(), start.elapsed()));
        result
    }

    /// The names and times of all steps, and the sum.
    pub fn times(&self) -> String {
        let mut table = String::new();
        let width =
            self.done.iter().map(|(name, _)| name.len()).max().unwrap_or(0).max("total".len());
        let total = self.done.iter().map(|(_, time)| *time).sum();
        for (name, time) in &self.done {
            // Writing to a string cannot fail.
            let _ = writeln!(table, "  {name:width$}  {}", seconds(*time));
        }
        let _ = write!(table, "  {:width$}  {}", "total", seconds(total));
        table
    }
}

fn seconds(time: Duration) -> String {
    format!("{:>4}.{} s", time.as_secs(), time.subsec_millis() / 100)
}

/// What came of two things that were done beside each other. If both went wrong, both are told.
pub fn both<A, B>(one: Result<A>, other: Result<B>) -> Result<(A, B)> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(one), Err(other)) => Err(one.context(format!("{other:#}; and"))),
        (Err(why), _) | (_, Err(why)) => Err(why),
    }
}

/// Runs a command whose output is worth reading as it comes.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    Ok(())
}

/// Runs a command for what it prints; what it says is shown only if it fails.
pub fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{line}`"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        // The last lines hold the reason; what comes before is progress. npm's stack says nothing to a reader.
        let is_said = |line: &&str| !line.trim().is_empty() && !line.contains("    at ");
        let lines: Vec<_> = said.lines().filter(is_said).collect();
        let last = lines.get(lines.len().saturating_sub(30)..).unwrap_or_default().join("\n  ");
        bail!("`{line}` ended with {}:\n  {last}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A command as one would type it.
fn line(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_step_and_the_command() {
        let mut steps = Steps::default();
        let error =
            steps.run("listing", || output(Command::new("ls").arg("/no/such/folder"))).unwrap_err();
        let error = format!("{error:#}");
        assert!(error.starts_with("listing failed: `ls /no/such/folder` ended with"), "{error}");
        assert!(error.contains("No such file"), "{error}");
        assert!(steps.times().contains("listing"));
    }

    #[test]
    fn of_two_failures_both_are_told() {
        let check = |one: Result<u8>, other: Result<u8>, expected: Result<(u8, u8), &str>| {
            let came = both(one, other).map_err(|why| format!("{why:#}"));
            assert_eq!(came, expected.map_err(str::to_owned));
        };
        let fails = |why: &'static str| Err(anyhow::anyhow!(why));
        check(Ok(1), Ok(2), Ok((1, 2)));
        check(fails("one"), Ok(2), Err("one"));
        check(Ok(1), fails("two"), Err("two"));
        check(fails("one"), fails("two"), Err("two; and: one"));
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = format!("{:#}", run(&mut Command::new("no-such-program")).unwrap_err());
        assert!(error.starts_with("cannot start `no-such-program`: "), "{error}");
    }
}
