// Starts the program that reads CDE's files, in a worker.
//
// What stands in double braces is filled in by the build (xtask/src/page/reader.rs). The page hears of what goes wrong in a worker
// only by its errors, and a promise that nobody waits for makes none: so such a failure is thrown once more.

import start from "{{script}}";

addEventListener("unhandledrejection", ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
});

start({ module_or_path: fetch("{{program}}", { integrity: "{{integrity}}" }) });
