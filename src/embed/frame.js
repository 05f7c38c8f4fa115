// What the page does in a frame: it tells the page around it how high it is, where its focus went, and that it was opened in
// a tab of its own. It cannot know whose page that is, so it tells whoever it may be; nothing of a check is ever told.
// It hears nothing.

const tell = (...words) => parent.postMessage(["charter-pathways", ...words], "*");

let told;
const tellHeight = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== told) tell("height", (told = height));
};

// In the page as a whole: a frame that is as high as its page does not scroll.
const tellFocus = ({ top, height }) => {
    // Where the thing is may be below the height that was told last.
    tellHeight();
    tell("focus", Math.max(0, Math.round(top + scrollY)), Math.round(height));
};

export function frame() {
    new ResizeObserver(tellHeight).observe(document.body);
    addEventListener("focusin", ({ target }) => tellFocus(target.getBoundingClientRect()));

    const ownTab = document.getElementById("own-tab");
    const arrive = () => {
        // Without the options, which are the frame's.
        ownTab.href = `./${location.hash}`;
        // Out of sight nothing is drawn, and no change of size is told.
        tellHeight();
        // Until the program is there, nothing gets the focus.
        const target = document.querySelector(":target");
        if (target) tellFocus({ top: target.getBoundingClientRect().top, height: 0 });
    };
    addEventListener("hashchange", arrive);
    arrive();
    ownTab.addEventListener("click", () => tell("opened"));
}
