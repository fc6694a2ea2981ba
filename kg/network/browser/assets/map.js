// The map: what is chosen stands out, the keyboard moves it.
const STEP = 60;
const cy = cytoscape({
  container: byId("map"),
  elements: elements(),
  style: look(),
  layout: { name: "preset", fit: false },
  minZoom: 0.02,
  maxZoom: 6,
  boxSelectionEnabled: false,
  selectionType: "single",
  autounselectify: true,
  autoungrabify: data.nodes.length > 2000,
  hideEdgesOnViewport: data.edges.length > 4000,
  textureOnViewport: data.nodes.length > 1000,
  pixelRatio: data.nodes.length > 2000 ? 1 : "auto",
});
isDark.addEventListener("change", () => { cy.style(look()); drawLegend(); });

const pageMap = {
  fit() {
    const seen = cy.elements(":visible");
    if (seen.length) cy.fit(seen, 30);
    if (cy.zoom() > 1.6) { cy.zoom(1.6); cy.center(seen); }
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
      if (cy.zoom() > 1.6) { cy.zoom(1.6); cy.center(what); }
    }
  },
};

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
