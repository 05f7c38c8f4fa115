// Shows Charter Pathways in a page of another site, behind the tag that loads this script, and as high as what it shows:
//
//   <script src="https://check.example.org/embed.js" data-start="#/pathways" data-theme="light" async></script>
//
// It asks nothing of the page that loads it: no style, no place, no other script. The frame tells its height, where its
// focus went, and that it was opened in a tab of its own (`frame.js`); whatever else comes, or comes from elsewhere, is
// passed over, and of many heights only the last is taken before each drawing. The frame is told nothing.

const script = document.currentScript;
const { start, theme, head, title = "Charter Pathways" } = script.dataset;

const page = new URL(".", script.src);
for (const [name, value] of Object.entries({ theme, head })) {
    if (value) page.searchParams.set(name, value);
}
if (start) page.hash = `/${start.replace(/^[#/]+/, "")}`;

const frame = document.createElement("iframe");
frame.src = page;
frame.title = title;
frame.allow = "clipboard-write";
// Properties, which no policy for styles refuses.
Object.assign(frame.style, { display: "block", width: "100%", height: "900px", border: 0 });
script.after(frame);

// No page of ours comes near it.
const HIGHEST = 1e5;
// What of a thing has to be seen for it to be in sight, in pixels.
const IN_SIGHT = 40;

let height, thing, waiting;

const draw = () => {
    if (height) frame.style.height = `${height}px`;
    // Whoever reads the page around the frame is never pulled into it.
    if (thing && document.activeElement === frame) {
        const top = frame.getBoundingClientRect().top + thing[0];
        if (top + thing[1] < IN_SIGHT || top > innerHeight - IN_SIGHT) scrollBy(0, top - innerHeight / 4);
    }
    height = thing = waiting = 0;
};

addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== page.origin) return;
    if (!Array.isArray(data) || data[0] !== "charter-pathways") return;
    const [, what, first, second] = data;
    const isSize = (number) => Number.isInteger(number) && number >= 0 && number <= HIGHEST;
    if (what === "height" && isSize(first)) height = first;
    else if (what === "focus" && isSize(first) && isSize(second)) thing = [first, second];
    else {
        // At once: behind the new tab nothing is drawn.
        if (what === "opened") frame.dispatchEvent(new Event("charter-pathways-opened", { bubbles: true }));
        return;
    }
    waiting ||= requestAnimationFrame(draw);
});
