// The lists: the same nodes and edges for those who do not use the map.
const ROWS = 100;
let rows = { nodes: ROWS, edges: ROWS };

function listedNodes(wanted) {
  const found = [];
  data.nodes.forEach((node, number) => {
    if (shown.nodes[number] && (!wanted || node.folded.includes(wanted))) found.push(number);
  });
  return found;
}

function listedEdges(wanted) {
  const found = [];
  data.edges.forEach((edge, number) => {
    if (shown.edges[number] && (!wanted || data.nodes[edge.from].folded.includes(wanted) || data.nodes[edge.to].folded.includes(wanted))) found.push(number);
  });
  return found;
}

function nodeRow(number) {
  const node = data.nodes[number];
  const edges = data.edgesOf[number].filter((edge) => shown.edges[edge]).length;
  return element("tr", {}, element("td", {}, go(node.name, () => chooseNode(number))), element("td", {}, data.nodeKinds[node.kind].name),
    element("td", {}, node.year === undefined ? "" : String(node.year)), element("td", {}, String(edges)));
}

function edgeRow(number) {
  const edge = data.edges[number];
  return element("tr", {}, element("td", {}, data.nodes[edge.from].name),
    element("td", {}, element("button", { type: "button", class: "go", onclick: () => chooseEdge(number),
      "aria-label": data.nodes[edge.from].name + " " + edgeWords(edge) + " " + data.nodes[edge.to].name }, edgeWords(edge))),
    element("td", {}, data.nodes[edge.to].name), element("td", {}, String(edge.weight)));
}

function fillLists() {
  const wanted = fold(byId("search").value.trim());
  const nodes = listedNodes(wanted);
  const edges = listedEdges(wanted);
  const fill = (id, found, row, word) => {
    byId(id + "-caption").textContent = count(found.length, word) + (found.length > rows[id] ? ", the first " + rows[id] : "");
    byId(id).querySelector("tbody").replaceChildren(...found.slice(0, rows[id]).map(row));
    byId("more-" + id).hidden = found.length <= rows[id];
  };
  fill("nodes", nodes, nodeRow, "node");
  fill("edges", edges, edgeRow, "edge");
  const words = count(nodes.length, "node") + " and " + count(edges.length, "edge") + (wanted ? " fit the search" : " shown");
  if (byId("status").textContent !== words) byId("status").textContent = words;
}

function startLists() {
  for (const id of ["nodes", "edges"]) {
    byId("more-" + id).addEventListener("click", () => {
      rows[id] += 5 * ROWS;
      fillLists();
    });
  }
}
