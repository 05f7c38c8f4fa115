// What axe finds on the page as it is: a line for each kind of fault, with the places. axe has to be there.
// Colors may still be on their way to those of another theme.
return Promise.all(document.getAnimations().map((animation) => animation.finished))
  .then(() => axe.run(document, {
    // Nothing of ours is in another file that it could fetch.
    preload: false,
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
  }))
  .then(({ violations }) => violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 120)} (${any[0]?.message ?? ""})`);
    return `${id}: ${help}: ${nodes.length} times: ${places.join(" | ")}`;
  }));
