// What is shown: kinds of node and edge, and years; the legend is where one chooses.
const SVG = "http://www.w3.org/2000/svg";
const years = data.nodes.map((node) => node.year).concat(data.papers.map((paper) => paper.year)).filter((year) => year !== undefined);

function drawn(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function dashes(line) {
  return { dashed: "5 3", dotted: "1.5 2.5" }[line] || "none";
}

function nodeSign(kind) {
  const sign = drawn("svg", { width: 20, height: 20, viewBox: "-1.3 -1.3 2.6 2.6", "aria-hidden": "true" });
  const paint = { fill: colorOf(kind), stroke: "currentColor", "stroke-width": 0.15 };
  sign.append(kind.form ? drawn("polygon", { points: kind.form, ...paint }) : drawn("circle", { r: 1, ...paint }));
  return sign;
}

function edgeSign(kind) {
  const sign = drawn("svg", { width: 28, height: 12, viewBox: "0 0 28 12", "aria-hidden": "true" });
  sign.append(drawn("line", { x1: 0, y1: 6, x2: kind.arrow ? 20 : 28, y2: 6, stroke: colorOf(kind), "stroke-width": 2.5, "stroke-dasharray": dashes(kind.line) }));
  if (kind.arrow) sign.append(drawn("polygon", { points: "18,1.5 28,6 18,10.5", fill: colorOf(kind) }));
  return sign;
}

function drawLegend() {
  const draw = (place, kinds, state, sign, all) => {
    const field = byId(place);
    field.replaceChildren(field.querySelector("legend"));
    kinds.forEach((kind, number) => {
      const box = element("input", { type: "checkbox", id: place + "-" + number, onchange: (event) => {
        state[number] = event.target.checked;
        applyFilters();
      } });
      box.checked = state[number];
      const total = all.filter((each) => each.kind === number).length;
      field.append(element("label", { class: "choice", for: box.id }, box, sign(kind), kind.name,
        element("span", { class: "count" }, total.toLocaleString("en"))));
    });
    field.hidden = !kinds.length;
  };
  draw("node-kinds", data.nodeKinds, shown.nodeKinds, nodeSign, data.nodes);
  draw("edge-kinds", data.edgeKinds, shown.edgeKinds, edgeSign, data.edges);
}

// A style costs time: only what changes is touched.
function hideUnshown(all, wanted) {
  all.forEach((each, number) => {
    if (each.hasClass("hidden") === Boolean(wanted[number])) each.toggleClass("hidden", !wanted[number]);
  });
}

function applyFilters() {
  choose();
  if (!cy) return; // the map begins with what is chosen
  cy.batch(() => {
    hideUnshown(nodesOfMap, shown.nodes);
    hideUnshown(edgesOfMap, shown.edges);
  });
  fillLists();
}

function readYears() {
  const given = (id, otherwise) => (byId(id).value === "" ? otherwise : Number(byId(id).value));
  shown.from = given("from-year", -Infinity);
  shown.to = given("to-year", Infinity);
  applyFilters();
}

function resetFilters() {
  shown.nodeKinds = data.nodeKinds.map((kind) => kind.shown);
  shown.edgeKinds = data.edgeKinds.map((kind) => kind.shown);
  byId("from-year").value = byId("to-year").value = byId("search").value = "";
  drawLegend();
  readYears();
  pageMap.fit();
}

function startFilters() {
  const least = years.reduce((a, b) => Math.min(a, b), Infinity);
  const most = years.reduce((a, b) => Math.max(a, b), -Infinity);
  byId("years").hidden = !years.length;
  for (const [id, hint] of [["from-year", least], ["to-year", most]]) {
    byId(id).placeholder = years.length ? hint : "";
    byId(id).addEventListener("input", readYears);
  }
  byId("reset").addEventListener("click", resetFilters);
  drawLegend();
}
