// "Check this embed": tries from inside what usually goes wrong in a frame, and says what to do about it, in a report to
// paste into a ticket. It holds nothing of a check.

const OK = "ok", NOTE = "note", PROBLEM = "PROBLEM";

const framed = parent !== self;
const opaque = self.origin === "null";

// What the policy has refused since this script came.
const refused = new Set();
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    refused.add(`${effectiveDirective} ${blockedURI}`);
});

function around() {
    if (location.ancestorOrigins?.length) return location.ancestorOrigins[0];
    return document.referrer ? new URL(document.referrer).origin : "a page that does not say which";
}

function inFrame() {
    if (!framed) return [NOTE, "this is not a frame: open the page that embeds it, come here in the frame, and check again"];
    return [OK, `in a frame of ${around()}${parent === top ? "" : ", which is in a frame itself"}`];
}

function sandbox() {
    if (!opaque) return [OK, "the page has its own origin"];
    return [PROBLEM, "the frame has a sandbox without allow-same-origin: nothing can be saved"];
}

// What the host says with the page, where a browser tells.
async function said() {
    try {
        const answer = await fetch("./", { method: "HEAD", cache: "no-store" });
        return (name) => answer.headers.get(name);
    } catch {
        return () => null;
    }
}

function frameRules(header) {
    const ancestors = /frame-ancestors ([^;]*)/.exec(header("content-security-policy"))?.[1];
    const old = header("x-frame-options");
    if (opaque) return [NOTE, "cannot be read in a sandbox"];
    if (ancestors) return [OK, `frame-ancestors ${ancestors}${old ? ` (and X-Frame-Options: ${old})` : ""}`];
    if (old) return [PROBLEM, `X-Frame-Options: ${old} lets no other site show the page: use frame-ancestors`];
    return [NOTE, "the host sets no frame-ancestors: any site may show the page"];
}

// A host repeats the page's policy, but for the style, whose hash it leaves to the page: xtask/hosting/src/policy.rs.
function policy(header) {
    const own = document.querySelector("meta[http-equiv=Content-Security-Policy]").content;
    const stated = own.replace(/style-src [^;]*/, "style-src 'unsafe-inline'");
    const set = header("content-security-policy");
    const news = refused.size ? `; refused: ${[...refused].join(", ")}` : "";
    if (opaque) return [NOTE, `the page's own; the host's cannot be read in a sandbox${news}`];
    if (!set) return [NOTE, `the page's own; the host sets none${news}`];
    if (set.startsWith(stated)) return [refused.size ? NOTE : OK, `the host says the same as the page${news}`];
    return [PROBLEM, `the host's is of another release or was changed, copy it again: ${set}${news}`];
}

function program() {
    if ("program" in document.documentElement.dataset) return [OK, "started"];
    return [PROBLEM, "not started: look at the console, and at the policy below"];
}

function storage() {
    try {
        const key = "charter-pathways/embed-check";
        localStorage.setItem(key, key);
        localStorage.removeItem(key);
    } catch (error) {
        return [PROBLEM, `nothing can be saved here: ${error.name}`];
    }
    if (!framed) return [OK, "works"];
    return [OK, `works; an own tab shares it only if ${location.origin} and ${around()} are of the same site`];
}

// Grows for a moment, and looks whether the frame does too.
async function height() {
    if (!framed) return [NOTE, "not in a frame"];
    const before = innerHeight;
    const more = document.createElement("div");
    more.style.height = "240px";
    const grown = () => innerHeight > before;
    await new Promise((done) => {
        addEventListener("resize", () => grown() && done());
        setTimeout(done, 3000);
        document.body.append(more);
    });
    const follows = grown();
    more.remove();
    if (follows) return [OK, "the frame is as high as its page"];
    return [NOTE, `the frame stays ${before} pixels high and scrolls: the script line would size it`];
}

async function worker() {
    try {
        const workers = navigator.serviceWorker;
        if (!workers) return [NOTE, "this browser has none here: the page needs the network"];
        if (workers.controller) return [OK, "the page works without the network"];
        return [NOTE, (await workers.getRegistration()) ? "installed, and used from the next visit on" : "none: the page needs the network"];
    } catch (error) {
        return [NOTE, `not allowed here (${error.name}): the page needs the network`];
    }
}

function clipboard() {
    if (!isSecureContext) return [PROBLEM, "the page, or the one around it, is not served by HTTPS"];
    if (!navigator.clipboard) return [NOTE, "this browser has none"];
    if (document.featurePolicy?.allowsFeature("clipboard-write") === false) {
        return [PROBLEM, 'the frame needs the attribute allow="clipboard-write"'];
    }
    return [OK, "may be written, as far as the browser says"];
}

export async function check() {
    const header = await said();
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const facts = [
        ["Time", new Date().toISOString()],
        ["Address", location.href],
        ["Program", document.querySelector("meta[name=program]").content.split(" ")[0]],
        ["Browser", navigator.userAgent],
        ["Window", `${innerWidth} x ${innerHeight}, ${dark ? "dark" : "light"}, ${navigator.language}`],
    ];
    const results = [
        ["Frame", inFrame()],
        ["Sandbox", sandbox()],
        ["Program", program()],
        ["Frame rules", frameRules(header)],
        ["Height", await height()],
        ["Storage", storage()],
        ["Service worker", await worker()],
        ["Clipboard", clipboard()],
        ["Policy", policy(header)],
    ];
    return [
        "Charter Pathways: check of an embed",
        ...facts.map(([name, words]) => `${name}: ${words}`),
        "",
        ...results.map(([name, [state, words]]) => `[${state}] ${name}: ${words}`),
    ].join("\n");
}
