// Types texts into the search letter by letter and times what follows each, in milliseconds:
// a list of texts -> a list of times. Ours ends when what was found stands there and the page is laid out anew.
const field = document.getElementById("search-field");
const place = document.querySelector(".search");

const next = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

return (async () => {
  const times = [];
  for (const text of arguments[0]) {
    for (let end = 1; end <= text.length; end++) {
      await next();
      field.value = text.slice(0, end);
      const start = performance.now();
      let last = start;
      // Whatever is drawn by then, in as many turns as it takes.
      const observer = new MutationObserver(() => {
        document.body.getBoundingClientRect();
        last = performance.now();
      });
      observer.observe(place, { childList: true, characterData: true, subtree: true });
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await next();
      observer.disconnect();
      times.push(last - start);
    }
  }
  return times;
})();
