//! What a host is told: its headers, in the language of each kind of host. All are written from the same list
//! (`hosting::policy`), so that none can say something else.

use std::fmt::Write;

use hosting::policy;
use serde_json::json;

/// What a host is told of files whose names change with their contents: to keep them for good.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// And of all others: to ask each time whether there is a new one.
const ASK: &str = "no-cache";
/// Names that change with their contents, as nginx and Apache match them.
const NAMED_BY_CONTENTS: &str = r"-[0-9a-f]{10,16}\.(js|wasm|svg)$";

/// A file of the release: where it stands, and what it says.
pub type File = (String, String);

/// Whether a file's name changes with its contents.
pub fn is_named_by_contents(name: &str) -> bool {
    let is_hash = |hash: &str| {
        (10..=16).contains(&hash.len())
            && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    };
    name.split_once('.').is_some_and(|(stem, kind)| {
        ["js", "wasm", "svg"].contains(&kind)
            && stem.rsplit_once('-').is_some_and(|(_, hash)| is_hash(hash))
    })
}

/// A file for each kind of host, for a page that states this policy and a site of these files.
pub fn all(stated: &str, site: &[String]) -> Vec<File> {
    let headers = policy::headers(stated, policy::ANCESTORS);
    [
        ("site/.htaccess", apache(&headers)),
        ("site/_headers", netlify(&headers, site)),
        ("hosts/nginx.conf", nginx(&headers)),
        ("hosts/cloudfront.json", cloudfront(&headers)),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .into()
}

type Headers = [(&'static str, String)];

fn apache(headers: &Headers) -> String {
    let mut text = String::from(
        "# For Apache with mod_headers; the compressed files are used if mod_rewrite is there.\n\
         # It needs `AllowOverride FileInfo Indexes` (or All) for this folder.\n\
         DirectoryIndex index.html\n\
         AddDefaultCharset utf-8\n\
         AddType application/wasm .wasm\n\
         AddType application/manifest+json .webmanifest\n\
         <IfModule mod_headers.c>\n",
    );
    for (name, value) in headers {
        let _ = writeln!(text, "    Header always set {name} \"{value}\"");
    }
    let _ = write!(
        text,
        r#"    Header set Cache-Control "{ASK}"
    <FilesMatch "{}">
        Header set Cache-Control "{FOR_GOOD}"
    </FilesMatch>
    <IfModule mod_rewrite.c>
        RewriteEngine On
        RewriteCond %{{HTTP:Accept-Encoding}} \bbr\b
        RewriteCond %{{REQUEST_FILENAME}}.br -f
        RewriteRule \.(html|js|wasm|svg)$ %{{REQUEST_URI}}.br [L]
        RewriteCond %{{HTTP:Accept-Encoding}} \bgzip\b
        RewriteCond %{{REQUEST_FILENAME}}.gz -f
        RewriteRule \.(html|js|wasm|svg)$ %{{REQUEST_URI}}.gz [L]
        RemoveType .br .gz
        AddEncoding br .br
        AddEncoding gzip .gz
        <FilesMatch "\.(br|gz)$">
            SetEnv no-gzip 1
            SetEnv no-brotli 1
        </FilesMatch>
        Header merge Vary Accept-Encoding
    </IfModule>
</IfModule>
"#,
        NAMED_BY_CONTENTS.replace("svg)$", "svg)(\\.br|\\.gz)?$"),
    );
    text
}

fn netlify(headers: &Headers, site: &[String]) -> String {
    let mut text = String::from(
        "# For Netlify, Cloudflare Pages and hosts like them. Paths begin at the root of the site: if the page is in a\n\
         # folder of it, this file goes to the root and each path gets the folder's name before it.\n\
         /*\n",
    );
    for (name, value) in headers {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let cached = site
        .iter()
        .map(|name| (name.as_str(), if is_named_by_contents(name) { FOR_GOOD } else { ASK }));
    // By name: where two rules match these hosts send both, so no rule for all may speak of caching.
    for (name, cache) in [("", ASK)].into_iter().chain(cached) {
        let _ = write!(text, "/{name}\n  Cache-Control: {cache}\n");
    }
    text
}

fn nginx(headers: &Headers) -> String {
    let mut lines = String::new();
    for (name, value) in headers {
        let _ = writeln!(lines, "    add_header {name} \"{value}\" always;");
    }
    let inner = lines.replace("    add_header", "        add_header");
    format!(
        r#"# For nginx: `include` this file in a `server`. Two things may have to be changed, the address of the folder
# (`location`, here /charter-pathways/) and where it lies (`alias`).
location /charter-pathways/ {{
    alias /srv/charter-pathways/site/;
    index index.html;
    charset utf-8;
    # The compressed files of the release. Where nginx has the brotli module, add: brotli_static on;
    gzip_static on;
    gzip_vary on;
{lines}    add_header Cache-Control "{ASK}" always;
    # A `location` with a header of its own inherits none.
    location ~ "{NAMED_BY_CONTENTS}" {{
{inner}        add_header Cache-Control "{FOR_GOOD}";
    }}
}}
"#
    )
}

fn cloudfront(headers: &Headers) -> String {
    let value = |wanted: &str| {
        headers.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str())
    };
    // CloudFront has a place of its own for each of these but one.
    let policy = json!({
        "Name": "charter-pathways",
        "Comment": "The headers of Charter Pathways",
        "CorsConfig": {
            "AccessControlAllowOrigins": { "Quantity": 1, "Items": [value("Access-Control-Allow-Origin")] },
            "AccessControlAllowHeaders": { "Quantity": 1, "Items": ["*"] },
            "AccessControlAllowMethods": { "Quantity": 2, "Items": ["GET", "HEAD"] },
            "AccessControlAllowCredentials": false,
            "OriginOverride": true,
        },
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {
                "Override": true,
                "ContentSecurityPolicy": value("Content-Security-Policy"),
            },
            "ContentTypeOptions": { "Override": true },
            "ReferrerPolicy": { "Override": true, "ReferrerPolicy": value("Referrer-Policy") },
        },
        "CustomHeadersConfig": { "Quantity": 1, "Items": [
            { "Header": "Permissions-Policy", "Value": value("Permissions-Policy"), "Override": true },
        ]},
    });
    format!("{policy:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_host_is_told_the_same() {
        let stated = policy::policy(&["abc=".to_owned()], &["def=".to_owned()]);
        let site = ["app-0123456789abcdef.js", "index.html"].map(str::to_owned);
        let files = all(&stated, &site);
        assert_eq!(files.len(), 4);
        for (path, text) in &files {
            for (name, value) in policy::headers(&stated, policy::ANCESTORS) {
                // CloudFront has a switch for this one.
                if (path.as_str(), name) == ("hosts/cloudfront.json", "X-Content-Type-Options") {
                    assert!(text.contains("\"ContentTypeOptions\""), "{path}");
                    continue;
                }
                assert!(text.contains(&value), "{path} does not say {name}: {value}");
            }
            // A second policy would be one that says something else.
            let policies = text.matches("default-src").count();
            let [(_, told), ..] = policy::headers(&stated, policy::ANCESTORS);
            assert_eq!(policies, text.matches(&told).count(), "{path}");
            assert_eq!(policies, text.matches("frame-ancestors 'self'").count(), "{path}");
        }
    }

    #[test]
    fn files_named_by_their_contents_are_kept_for_good() {
        let check = |name: &str, wanted: bool| {
            assert_eq!(is_named_by_contents(name), wanted, "{name}");
        };
        check("charter-pathways-e563ae96363aa3e2.js", true);
        check("check-8f995a7d9d25dda.svg", true);
        check("index.html", false);
        check("check-print.js", false);
        check("sw-1.js", false);
        check("a-0123456789abcdef.js.br", false);
        let site = ["a-0123456789abcdef.js", "index.html"].map(str::to_owned);
        let (_, text) =
            all("", &site).into_iter().find(|(path, _)| path.ends_with("_headers")).unwrap();
        assert!(text.contains(
            "/a-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
        assert!(text.contains("/\n  Cache-Control: no-cache\n"));
        assert!(text.contains("/index.html\n  Cache-Control: no-cache\n"));
    }
}
