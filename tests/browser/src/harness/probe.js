// Runs in every page before anything of the page does. It remembers what goes wrong there, in words; what a case wants
// to happen before each load is appended to it.
(() => {
  document.currentScript.remove();
  // What a worker keeps of this page would be there for the next case. Those about it have pages of their own.
  Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined });
  const seen = [];
  Object.defineProperty(window, "seenByTests", { value: seen });
  addEventListener("error", (event) => {
    const { message, filename, lineno, target } = event;
    seen.push(message ? `error: ${message} (${filename}:${lineno})` : `not loaded: ${target.src ?? target.href}`);
  }, true);
  addEventListener("unhandledrejection", (event) => seen.push(`error: ${event.reason}`));
  document.addEventListener("securitypolicyviolation", (event) => {
    seen.push(`the policy refuses ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
  });
  const error = console.error;
  console.error = (...words) => {
    seen.push(`the console has an error: ${words.join(" ")}`);
    error.apply(console, words);
  };
})();
