//! How the published page defends itself: its content security policy, and what a host can say beside it.
//!
//! The policy stands in the page itself, so that it holds on any host. A host that can set headers repeats it, and
//! adds what only a header can say. Both are made here and nowhere else: `cargo xtask finish` writes the one into the
//! page, `cargo xtask dist` the other into a file for each kind of host, and the browser tests serve the page under
//! both.

/// All that the page may load and do; everything else is refused. The scripts and the styles that stand in the page are
/// allowed by their hashes, and no other style at all.
///
/// Nothing in the program makes markup or a script from text. The one exception to Trusted Types is the addresses of two
/// workers, that which keeps the page and that which reads files: the program makes the only policy there may be before it
/// does anything else, and whatever that policy is asked, it gives one of the two (`src/browser/policy.rs`).
pub fn policy(scripts: &[String], styles: &[String]) -> String {
    let [scripts, styles] = [scripts, styles]
        .map(|hashes| hashes.iter().map(|hash| format!(" 'sha256-{hash}'")).collect::<String>());
    [
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
        &format!("{STYLE}{styles}"),
        "img-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types charter-pathways",
    ]
    .join("; ")
}

const STYLE: &str = "style-src";

/// What a host repeats of the policy that a page states: all but which styles they are, for they are others in each release,
/// and a host that keeps on saying the old one would show the new page without any. The page's own word holds beside it.
fn repeated(policy: &str) -> String {
    let directives = policy.split("; ").map(|directive| match directive.split_once(' ') {
        Some((STYLE, _)) => "style-src 'unsafe-inline'",
        _ => directive,
    });
    directives.collect::<Vec<_>>().join("; ")
}

const BEFORE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// The policy that a built page states.
pub fn stated(page: &str) -> Option<&str> {
    let (_, after) = page.split_once(BEFORE)?;
    Some(after.split_once('"')?.0)
}

/// Who may show the page in a frame, unless a host is told otherwise: pages of its own site.
pub const ANCESTORS: &str = "'self'";

/// What a host says with every file, for a page that states this policy and these sites that may frame it.
pub fn headers(policy: &str, ancestors: &str) -> [(&'static str, String); 5] {
    [
        ("Content-Security-Policy", format!("{}; frame-ancestors {ancestors}", repeated(policy))),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        // A sandboxed frame is of no site: without this it may load neither the program nor its script.
        ("Access-Control-Allow-Origin", "*".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", NOT_USED.map(|feature| format!("{feature}=()")).join(", ")),
    ]
}

/// What of a device the page never asks for, nor anything that came to stand in it.
const NOT_USED: [&str; 10] = [
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_states_its_policy() {
        let policy = policy(&["abc=".to_owned(), "def=".to_owned()], &[]);
        assert!(policy.contains("'wasm-unsafe-eval' 'sha256-abc=' 'sha256-def=';"), "{policy}");
        let page = format!("<head>{BEFORE}{policy}\"></head>");
        assert_eq!(stated(&page), Some(policy.as_str()));
        assert_eq!(stated("<head></head>"), None);
    }

    #[test]
    fn a_host_is_told_the_same_in_every_release() {
        let scripts = ["abc=".to_owned()];
        let told = |style: &str| headers(&policy(&scripts, &[style.to_owned()]), ANCESTORS);
        assert_eq!(told("def="), told("ghi="));
        let [(_, told), ..] = told("def=");
        let loosened = told.replace("style-src 'unsafe-inline'", "style-src 'sha256-def='");
        assert_eq!(
            loosened,
            format!("{}; frame-ancestors 'self'", policy(&scripts, &["def=".to_owned()]))
        );
    }

    #[test]
    fn nothing_unsafe_is_allowed_and_nothing_of_another_site() {
        let policy = policy(&["abc=".to_owned()], &["ghi=".to_owned()]);
        for word in ["'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "data:", "blob:"] {
            assert!(!policy.contains(word), "{word} in {policy}");
        }
    }
}
