// Keeps one whole version of the page in the browser, so that it opens at once and without a network.
//
// What stands in double braces is filled in once everything else is built (xtask/hosting/src/offline.rs). A version is its files,
// each with the hash of its contents: a file that is another, or missing, keeps the version from being installed, and the
// one before stays whole. A new version waits until the person lets it take over.

const VERSION = "{{version}}";
// Each file's address beside this one, and its integrity; the page itself is "./".
const FILES = {{files}};

// Caches belong to the whole origin, on which the page may be published twice.
const OURS = `charter-pathways ${registration.scope} `;
const KEPT = OURS + VERSION;
const PAGE = "./";
const address = (name) => new URL(name, registration.scope).href;

// The very file, or nothing: what the page has just loaded is not loaded again, and whatever a proxy still holds of a
// version before does not pass.
const whole = async (name, integrity) => {
  const ask = (cache) => fetch(address(name), { cache, integrity, redirect: "error", credentials: "same-origin" });
  try {
    return await ask(name === PAGE ? "no-cache" : "force-cache");
  } catch {
    return ask("reload");
  }
};

const install = async () => {
  const files = await Promise.all(Object.entries(FILES).map(async ([name, hash]) => [name, await whole(name, hash)]));
  const cache = await caches.open(KEPT);
  await Promise.all(files.map(([name, file]) => cache.put(address(name), file)));
};

const forgetOthers = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== KEPT).map((name) => caches.delete(name)));
};

// The file of this version that a request asks for. The page has one address: what it shows stands behind "#".
const wanted = ({ method, mode, url }) => {
  const { origin, pathname } = new URL(url);
  let place = origin + pathname;
  if (mode === "navigate" && place === address("./index.html")) place = address(PAGE);
  return method === "GET" && Object.keys(FILES).map(address).find((file) => file === place);
};

const answer = async (request, file) => {
  const kept = async () => (await caches.open(KEPT)).match(file);
  // Who may show the page in a frame is for the host to say, each time.
  if (request.mode === "navigate" && request.destination !== "document") {
    return fetch(request).catch(async (error) => (await kept()) ?? Promise.reject(error));
  }
  return (await kept()) ?? fetch(request);
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
addEventListener("fetch", (event) => {
  const file = wanted(event.request);
  // All else on this host is none of ours.
  if (file) event.respondWith(answer(event.request, file));
});
addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(skipWaiting());
});
