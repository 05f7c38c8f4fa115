// Finds what a person would by its kind and its visible name: [areas, [kind, name], bring] -> { found, names, covered_by }; or
// gives all that can be read there: [areas] -> { text }.
// `areas` narrow the search from the outside in, each by the name of a group, table, row or section.
// `names` tells which names there were, for the message when the one asked for is not among them. What is found alone is
// brought into view if asked; `covered_by` is then what covers its middle, so that a press would not reach it.
const [areas, thing, bring] = arguments;

const KINDS = {
  button: "button, [role=button], summary, input[type=button], input[type=submit]",
  link: "a[href]",
  heading: "h1, h2, h3, h4, h5, h6",
  field: "textarea, input:not([type=checkbox], [type=radio], [type=file], [type=button], [type=submit])",
  choice: "select",
  cell: "[role=gridcell]",
  tick: "input[type=checkbox], input[type=radio]",
  area: "fieldset, table, tr, section, article, dialog, nav, li, [role=group], [role=toolbar], [role=radiogroup], [role=region]",
};

const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const seen = (el) => el.checkVisibility({ visibilityProperty: true });

// The words of an element without those of the controls inside it: a label may enclose its control.
const words = (el) => {
  if (!el) return "";
  const copy = el.cloneNode(true);
  for (const inner of copy.querySelectorAll("select, input, textarea, [aria-hidden=true]")) inner.remove();
  return tidy(copy.textContent);
};

const nameOf = (el) => {
  const by = el.getAttribute("aria-labelledby");
  if (by) return tidy(by.split(/\s+/).map((id) => words(document.getElementById(id))).join(" "));
  const label = el.getAttribute("aria-label");
  // A cell says after its name what it holds.
  if (label && el.getAttribute("role") === "gridcell") return tidy(label.split(": ")[0]);
  if (label) return tidy(label);
  if (el.labels?.length) return tidy([...el.labels].map(words).join(" "));
  switch (el.localName) {
    case "fieldset": return words(el.querySelector("legend"));
    case "table": return words(el.caption);
    case "tr": return words(el.querySelector("th"));
    case "section": case "article": case "dialog": case "nav": case "li": case "div":
      return words(el.querySelector("h1, h2, h3, h4, h5, h6"));
    case "input": return tidy(el.value);
    default: return words(el);
  }
};

const all = (root, kind) => [...root.querySelectorAll(KINDS[kind])].filter(seen);

let roots = [document.body];
for (const area of areas) {
  const inside = roots.flatMap((root) => all(root, "area"));
  roots = [...new Set(inside.filter((el) => nameOf(el) === area))];
  if (roots.length === 0) {
    return { names: [...new Set(inside.map(nameOf).filter(Boolean))], missing: area };
  }
}
if (!thing) return { text: roots.map((root) => tidy(root.innerText)).join(" ") };

const [kind, name] = thing;
const candidates = [...new Set(roots.flatMap((root) => all(root, kind)))];
const found = candidates.filter((el) => nameOf(el) === name);
if (found.length === 0) return { names: candidates.map(nameOf) };

if (!bring || found.length > 1) return { found };

const [one] = found;
one.scrollIntoView({ block: "center", behavior: "instant" });
const [box] = one.getClientRects();
if (!box) return { found, covered_by: "all else, for it has no box" };
const { left, top, right, bottom } = box;
const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
const front = document.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
return one.contains(front) ? { found } : { found, covered_by: front?.outerHTML.slice(0, 120) ?? "nothing" };
