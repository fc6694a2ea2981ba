// The map: what is chosen stands out, the keyboard moves it.
const STEP = 60;
const EDGE = 60;
const NEAREST = 1.6;
const FARTHEST = 0.01;
let cy = null;
let nodesOfMap = [];
let edgesOfMap = [];

const pageMap = {
  fit() {
    const seen = data.nodes.filter((_, number) => shown.nodes[number]);
    if (!seen.length) return;
    const [left, right, top, bottom] = [["x", Math.min], ["x", Math.max], ["y", Math.min], ["y", Math.max]]
      .map(([axis, pick]) => seen.reduce((found, node) => pick(found, node[axis]), seen[0][axis]));
    const zoom = Math.min(NEAREST, (cy.width() - 2 * EDGE) / Math.max(1, right - left), (cy.height() - 2 * EDGE) / Math.max(1, bottom - top));
    cy.viewport({ zoom: Math.max(zoom, FARTHEST), pan: { x: cy.width() / 2 - zoom * (left + right) / 2, y: cy.height() / 2 - zoom * (top + bottom) / 2 } });
  },
  zoom(factor) {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  },
  mark(chosen, near) {
    cy.batch(() => {
      cy.elements().removeClass("chosen near faded");
      if (!chosen) return;
      const bright = chosen.union(near);
      cy.elements().difference(bright).addClass("faded");
      near.addClass("near");
      chosen.addClass("chosen");
    });
  },
  node(number) {
    const node = cy.getElementById("n" + number);
    this.mark(node, node.closedNeighborhood());
    return node;
  },
  edge(number) {
    const edge = cy.getElementById("e" + number);
    this.mark(edge, edge.connectedNodes());
    return edge.union(edge.connectedNodes());
  },
  show(what) {
    if (what.length === 1) {
      const zoom = Math.max(cy.zoom(), 0.9);
      const at = { center: { eles: what }, zoom };
      if (isStill.matches || data.nodes.length > 1000) { cy.zoom(zoom); cy.center(what); } else cy.animate(at, { duration: 250 });
    } else if (what.length) {
      cy.fit(what, 90);
      if (cy.zoom() > NEAREST) { cy.zoom(NEAREST); cy.center(what); }
    }
  },
};

function startMap() {
  cy = cytoscape({
    container: byId("map"),
    elements: elements(),
    style: look(),
    layout: { name: "preset", fit: false },
    minZoom: FARTHEST,
    maxZoom: 6,
    boxSelectionEnabled: false,
    selectionType: "single",
    autounselectify: true,
    autoungrabify: data.nodes.length > 2000,
    hideEdgesOnViewport: data.edges.length > 4000,
    textureOnViewport: data.nodes.length > 1000,
    pixelRatio: data.nodes.length > 2000 ? 1 : "auto",
  });
  nodesOfMap = cy.nodes().toArray();
  edgesOfMap = cy.edges().toArray();
  isDark.addEventListener("change", () => { cy.style(look()); drawLegend(); });
  byId("zoom-in").addEventListener("click", () => pageMap.zoom(1.4));
  byId("zoom-out").addEventListener("click", () => pageMap.zoom(1 / 1.4));
  byId("fit").addEventListener("click", () => pageMap.fit());
  byId("map").addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
    if (moves[event.key]) cy.panBy({ x: moves[event.key][0], y: moves[event.key][1] });
    else if (event.key === "+" || event.key === "=") pageMap.zoom(1.4);
    else if (event.key === "-") pageMap.zoom(1 / 1.4);
    else if (event.key === "0") pageMap.fit();
    else return;
    event.preventDefault();
  });
}
