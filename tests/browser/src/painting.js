// Runs before anything of the page: notes how long each press or key took from when it came to the next paint, how much of that it
// waited for what the page was still at, and how much the page's own program took; with what it was and on which page. Less than 16 ms
// is not told by the browser.
window.painting = [];
new PerformanceObserver((list) => {
  for (const { interactionId, duration, name, target, startTime, processingStart, processingEnd } of list.getEntries()) {
    const what = `${name} ${target?.localName ?? ""} ${target?.id ?? ""} ${location.hash}`;
    const [wait, run] = [processingStart - startTime, processingEnd - processingStart];
    if (interactionId) window.painting.push({ id: interactionId, duration, wait, run, what });
  }
}).observe({ type: "event", durationThreshold: 16, buffered: true });
