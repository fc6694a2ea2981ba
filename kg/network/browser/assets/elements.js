// How nodes and edges look: one style for light ground, one for dark.
const MANY_EDGES = 1500;
const LONGEST = 34;
const isDark = matchMedia("(prefers-color-scheme: dark)");
const isStill = matchMedia("(prefers-reduced-motion: reduce)");

const colorOf = (kind) => (isDark.matches ? kind.dark : kind.color);
const many = data.edges.length > MANY_EDGES;

function shortName(node) {
  const name = node.short && data.nodeKinds[node.kind].name !== "printed reference"
    ? [node.short, node.year].filter(Boolean).join(", ") : node.name;
  return name.length > LONGEST ? name.slice(0, LONGEST - 1).trimEnd() + "…" : name;
}

function elements() {
  const nodes = data.nodes.map((node, number) => ({
    group: "nodes",
    data: { id: "n" + number, number, label: shortName(node),
      size: (data.nodes.length > 1000 ? 26 : 16) + Math.min(60, 4 * Math.sqrt(data.edgesOf[number].length)) },
    position: { x: node.x, y: node.y },
    classes: "node-" + node.kind + (shown.nodes[number] ? "" : " hidden"),
  }));
  const edges = data.edges.map((edge, number) => ({
    group: "edges",
    data: { id: "e" + number, number, source: "n" + edge.from, target: "n" + edge.to,
      label: edgeWords(edge) + (edge.weight > 1 ? " ×" + edge.weight : ""),
      width: (many ? 2 : 1) * Math.min(7, (data.edgeKinds[edge.kind].claim ? 2 : 1) + 0.8 * Math.log2(Math.max(1, edge.weight))) },
    classes: "edge-" + edge.kind + (edge.negated ? " negated" : "") + (shown.edges[number] ? "" : " hidden"),
  }));
  return nodes.concat(edges);
}

function look() {
  const ink = isDark.matches ? "#ECECEC" : "#1A1A1A";
  const ground = isDark.matches ? "#16181C" : "#FFFFFF";
  const bright = isDark.matches ? "#FFD54A" : "#0B57A4";
  return [
    { selector: "node", style: { width: "data(size)", height: "data(size)", label: "data(label)", color: ink,
      "font-size": 11, "font-family": "system-ui, sans-serif", "text-valign": "bottom", "text-margin-y": 3,
      "text-outline-color": ground, "text-outline-width": 2, "min-zoomed-font-size": 8,
      "background-opacity": 0.9, "border-width": 1.5, "text-wrap": "wrap", "text-max-width": 110 } },
    ...data.nodeKinds.map((kind, number) => ({ selector: ".node-" + number, style: {
      ...(kind.form ? { shape: "polygon", "shape-polygon-points": kind.form } : { shape: "ellipse" }),
      "background-color": colorOf(kind), "border-color": ink,
      "border-style": kind.line === "solid" ? "solid" : kind.line } })),
    { selector: "edge", style: { width: "data(width)", "curve-style": many ? "haystack" : "bezier",
      "haystack-radius": 0, opacity: many ? 0.55 : 0.8 } },
    ...data.edgeKinds.map((kind, number) => ({ selector: ".edge-" + number, style: {
      "line-color": colorOf(kind), "line-style": kind.line, color: colorOf(kind),
      ...(kind.claim ? { "curve-style": "bezier", opacity: 0.95, label: "data(label)", "font-size": 9,
        "text-rotation": "autorotate", "text-background-color": ground, "text-background-opacity": 0.85,
        "text-background-padding": 1, "min-zoomed-font-size": 8 } : {}),
      ...(kind.arrow && (kind.claim || !many) ? { "target-arrow-shape": "triangle", "target-arrow-color": colorOf(kind) } : {}) } })),
    { selector: ".negated", style: { "line-style": "dashed", "line-dash-pattern": [8, 3, 2, 3] } },
    { selector: ".hidden", style: { display: "none" } },
    { selector: ".faded", style: { opacity: 0.12, "text-opacity": 0 } },
    { selector: "node.chosen", style: { "border-width": 5, "border-color": bright, "border-style": "solid",
      "min-zoomed-font-size": 0, "font-weight": "bold", "z-index": 9 } },
    { selector: "node.near", style: { "min-zoomed-font-size": 5, "z-index": 8 } },
    { selector: "edge.chosen", style: { "line-color": bright, "target-arrow-color": bright, opacity: 1, "z-index": 9,
      width: "mapData(width, 0, 7, 4, 9)" } },
  ];
}
