// The page's own side of an embed. `index.html` loads it in a frame, and on the About page: nobody else needs it.

import { about } from "./about.js";
import { frame } from "./frame.js";

if (document.readyState === "loading") {
    await new Promise((parsed) => addEventListener("DOMContentLoaded", parsed));
}
if (parent !== self) frame();
about();
