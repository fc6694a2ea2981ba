// What is chosen: a node with its identifiers and edges, an edge with the sentences that prove it.
const MOST_EDGES = 60;
let cameFrom = null;

function outward(links) {
  return links.map(([words, address]) => element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words));
}

function listed(items) {
  return element("ul", {}, ...items.map((item) => element("li", {}, ...[item].flat())));
}

function go(words, act) {
  return element("button", { type: "button", class: "go", onclick: act }, words);
}

function openDetails(title, parts) {
  const panel = byId("details");
  if (panel.hidden) cameFrom = document.activeElement;
  byId("details-title").textContent = title;
  byId("details-body").replaceChildren(...parts);
  panel.hidden = false;
  panel.scrollTop = 0;
  cy.resize();
  panel.focus({ preventScroll: true });
}

function closeDetails() {
  if (byId("details").hidden) return;
  byId("details").hidden = true;
  pageMap.mark(null);
  cy.resize();
  if (cameFrom && cameFrom.isConnected) cameFrom.focus({ preventScroll: true });
  cameFrom = null;
}

function edgeSentence(edge, from) {
  const other = data.nodes[edge.from === from ? edge.to : edge.from].name;
  const times = edge.weight > 1 ? " (" + edge.weight + ")" : "";
  return (edge.from === from ? edgeWords(edge) + " → " + other : other + " → " + edgeWords(edge)) + times;
}

function chooseNode(number, move = true) {
  const node = data.nodes[number];
  const kind = data.nodeKinds[node.kind].name;
  const edges = data.edgesOf[number].filter((edge) => shown.edges[edge]);
  const most = edges.slice().sort((a, b) => data.edgeKinds[data.edges[b].kind].claim - data.edgeKinds[data.edges[a].kind].claim
    || data.edges[b].weight - data.edges[a].weight || a - b);
  const facts = [kind + (node.year === undefined ? "" : ", " + node.year)];
  if (node.short) facts.push(node.short);
  const parts = [element("p", {}, facts.join(" · ")), ...(node.links.length ? [element("h3", {}, "Identifiers"), listed(outward(node.links))]
    : [element("p", { class: "kind" }, node.iri)]),
    element("h3", {}, count(edges.length, "edge") + " shown"),
    listed(most.slice(0, MOST_EDGES).map((edge) => go(edgeSentence(data.edges[edge], number), () => chooseEdge(edge))))];
  if (edges.length > MOST_EDGES) parts.push(element("p", {}, "and " + count(edges.length - MOST_EDGES, "more edge") + ", in the list below the map when you search for the name"));
  openDetails(node.name, parts);
  const marked = pageMap.node(number);
  if (move) pageMap.show(marked);
}

function paperLine(paper) {
  const words = [paper.short, paper.year].filter(Boolean).join(", ");
  const name = paper.node === undefined ? paper.name : go(paper.name, () => chooseNode(paper.node));
  const parts = [words ? words + ". " : "", name];
  outward(paper.links).forEach((link) => parts.push(" ", link));
  return parts;
}

function quoted(excerpt) {
  const words = excerpt.pieces.map((piece, place) => (place % 2 ? element("mark", {}, piece) : piece));
  const section = excerpt.section ? [excerpt.section + ": "] : [];
  return element("blockquote", {}, element("p", {}, ...words),
    element("footer", {}, ...section, ...paperLine(data.papers[excerpt.paper])));
}

function edgeFacts(edge) {
  const facts = [];
  if (edge.weight > 1) facts.push("evidence: " + edge.weight);
  if (edge.confidence !== undefined) facts.push("confidence: " + edge.confidence.toFixed(2));
  if (edge.position !== undefined) facts.push("position: " + edge.position);
  if (edge.major) facts.push("major topic");
  if (edge.qualifiers) facts.push("qualifiers: " + edge.qualifiers.split("\n").join(", "));
  return facts;
}

function chooseEdge(number, move = true) {
  const edge = data.edges[number];
  const ends = [edge.from, edge.to].map((node) => go(data.nodes[node].name, () => chooseNode(node)));
  const parts = [element("p", {}, ends[0], " " + edgeWords(edge) + " ", ends[1])];
  const facts = edgeFacts(edge);
  if (facts.length) parts.push(element("p", { class: "kind" }, facts.join(" · ")));
  const sentences = edge.sentences || [];
  if (edge.excerpts.length || sentences.length) parts.push(element("h3", {}, "Sentences"));
  edge.excerpts.forEach((each) => parts.push(quoted(data.excerpts[each])));
  sentences.forEach((each) => parts.push(element("blockquote", {}, element("p", {}, each))));
  const told = new Set(edge.excerpts.map((each) => data.excerpts[each].paper));
  const rest = edge.papers.filter((paper) => !told.has(paper));
  if (rest.length) parts.push(element("h3", {}, told.size ? "Other papers" : "Papers"), listed(rest.map((paper) => paperLine(data.papers[paper]))));
  openDetails(data.nodes[edge.from].name + " " + edgeWords(edge) + " " + data.nodes[edge.to].name, parts);
  const marked = pageMap.edge(number);
  if (move) pageMap.show(marked);
}

function startDetails() {
  byId("close").addEventListener("click", closeDetails);
  cy.on("tap", "node", (event) => chooseNode(event.target.data("number"), false));
  cy.on("tap", "edge", (event) => chooseEdge(event.target.data("number"), false));
  cy.on("tap", (event) => { if (event.target === cy) closeDetails(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) closeDetails();
  });
}
