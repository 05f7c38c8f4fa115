// What the result page says, by its headings and roles: [names of the two tests] -> plain data.
const [tests] = arguments;

const said = (el) => {
  if (!el) return null;
  const copy = el.cloneNode(true);
  for (const drawn of copy.querySelectorAll("[aria-hidden=true]")) drawn.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
};
const all = (root, what) => [...(root?.querySelectorAll(what) ?? [])].map(said);
const headings = [...document.querySelectorAll("#app h2")];
const section = (name) => headings.find((h) => said(h) === name)?.closest("section");

// The list after the heading that begins with "Why".
const whyOf = (test) => {
  let el = [...test.querySelectorAll("h3")].find((h) => said(h).startsWith("Why"));
  while (el && el.localName !== "ul") el = el.nextElementSibling;
  return all(el, "li");
};

const headline = section("The answer in short");
const notes = [...document.querySelectorAll("#app p")].filter((p) => said(p).startsWith("CDE's published status for"));
const above = (el) => !!(el.compareDocumentPosition(headline) & Node.DOCUMENT_POSITION_FOLLOWING);

return {
  heading: said(document.querySelector("#app h1")),
  official: notes.map((title) => ({ above: above(title), says: all(title.parentElement, ":scope > p").slice(1) })),
  headline: all(headline, "li > p"),
  tests: tests.map((name) => ({
    name,
    says: all(section(name), ":scope > p"),
    needs: [...(section(name)?.querySelectorAll(":scope > ul > li") ?? [])].map((need) => ({
      state: said(need.querySelector("p")),
      words: said(need.querySelector("p + p")),
      rests: all(need, "li"),
    })),
    why: whyOf(section(name)),
  })),
  evidence: [...(section("Your results, year by year")?.querySelectorAll("tr") ?? [])].map((row) => [...row.cells].map(said)),
  notMissed: all(section("Your results, year by year"), "li"),
  pathways: [...(section("The four pathways for your charter")?.querySelectorAll("li") ?? [])].map((card) =>
    [said(card.querySelector("h3")), said(card.querySelector("p"))]),
  caveats: [...(section("What to keep in mind")?.querySelectorAll(".caveat") ?? [])].map((caveat) => ({
    title: said(caveat.querySelector("h3")),
    ends: said(caveat.lastElementChild),
  })),
  steps: all(section("What to do next"), "li"),
};
