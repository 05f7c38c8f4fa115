// Published in place of offline.js, this ends the keeping of the page: each browser that comes by forgets its copy, and
// loads the page from the host again. Leave it there: browsers come by late.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  const ours = (await caches.keys()).filter((name) => name.startsWith(`charter-pathways ${registration.scope} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
})()));
