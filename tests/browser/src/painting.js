// Runs before anything of the page: notes how long each press or key took from when it came to the next paint, how much of that it
// waited for what the page was still at, and how much the page's own program took; with what it was and on which page, and which
// press of the job it was. Less than 16 ms is not told by the browser.
window.painting = [];
const begun = [];
for (const name of ["pointerdown", "keydown"]) addEventListener(name, (event) => begun.push(event.timeStamp), { capture: true });
new PerformanceObserver((list) => {
  for (const { interactionId, duration, name, target, startTime, processingStart, processingEnd } of list.getEntries()) {
    const what = `${name} ${target?.localName ?? ""} ${target?.id ?? ""} ${location.hash}`;
    const [wait, run] = [processingStart - startTime, processingEnd - processingStart];
    const press = begun.filter((at) => at <= startTime + 0.1).length;
    if (interactionId) window.painting.push({ press, duration, wait, run, what });
  }
}).observe({ type: "event", durationThreshold: 16, buffered: true });
