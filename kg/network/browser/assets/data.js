// The data of the page, and words that every part of it uses.
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

data.edgesOf = data.nodes.map(() => []);
data.edges.forEach((edge, number) => {
  data.edgesOf[edge.from].push(number);
  if (edge.to !== edge.from) data.edgesOf[edge.to].push(number);
  edge.years = edge.papers.map((paper) => data.papers[paper].year).filter((year) => year !== undefined);
});
data.nodes.forEach((node) => { node.folded = fold(node.name); });

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function edgeWords(edge) {
  return (edge.negated ? "not " : "") + data.edgeKinds[edge.kind].name;
}

function count(number, word) {
  return number.toLocaleString("en") + " " + word + (number === 1 ? "" : "s");
}
