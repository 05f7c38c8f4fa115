// What axe finds on the page as it is: a line for each kind of fault, with the places. axe has to be there.

// An id may not be there twice, not even on a page of the leaflet that is not shown. Those are out of the way while axe
// looks: it would go through all of them each time, and takes no notice of what is hidden.
const seen = new Set();
const twice = [...document.querySelectorAll("[id]")].filter(({ id }) => seen.size === seen.add(id).size);
const hidden = [...document.querySelectorAll("article.leaf")].filter((page) => !page.checkVisibility());
const places = hidden.map((page) => {
  const place = document.createComment("");
  page.replaceWith(place);
  return [place, page];
});

// Colors may still be on their way to those of another theme, and may be turned back on it: that ends it as well.
return Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
  .then(() => axe.run(document, {
    // Nothing of ours is in another file that it could fetch.
    preload: false,
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
    // A place is told by its HTML.
    selectors: false,
  }))
  .finally(() => places.forEach(([place, page]) => place.replaceWith(page)))
  .then(({ violations }) => violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 120)} (${any[0]?.message ?? ""})`);
    return `${id}: ${help}: ${nodes.length} times: ${where.join(" | ")}`;
  }))
  .then((found) => [...found, ...twice.map(({ id }) => `the id ${id} is there twice`)]);
