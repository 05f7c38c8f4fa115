// The part of the About page for who embeds it: the lines to copy with the page's own address, and the check.

import { check } from "./check.js";

export function about() {
    const part = document.getElementById("embedding");
    const address = new URL("./", location.href).href;
    for (const line of part.querySelectorAll("code")) {
        line.textContent = line.textContent.replace("ADDRESS", address);
    }
    // What says what to do without this script, and what only works with it.
    for (const each of part.querySelectorAll("[data-without-script], [data-with-script]")) {
        each.hidden = "withoutScript" in each.dataset;
    }
    const [press, copy] = part.querySelectorAll("button");
    const report = part.querySelector("textarea");
    const copied = part.querySelector("[role=status]");
    press.addEventListener("click", async () => {
        press.disabled = true;
        copied.textContent = "";
        report.value = await check();
        press.disabled = false;
        report.closest("[hidden]")?.removeAttribute("hidden");
        report.style.height = `${report.scrollHeight + 4}px`;
        report.focus();
    });
    copy.addEventListener("click", async () => {
        try {
            await navigator.clipboard.writeText(report.value);
            copied.textContent = "Copied.";
        } catch {
            report.select();
            copied.textContent = "The browser does not let this page copy. The report is selected: copy it yourself.";
        }
    });
}
