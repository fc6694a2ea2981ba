// What is shown: kinds of node and edge, and years of papers.
const shown = {
  nodes: new Uint8Array(data.nodes.length),
  edges: new Uint8Array(data.edges.length),
  nodeKinds: data.nodeKinds.map((kind) => kind.shown),
  edgeKinds: data.edgeKinds.map((kind) => kind.shown),
  from: -Infinity,
  to: Infinity,
};

const within = (year) => year >= shown.from && year <= shown.to;

function chooseEdges() {
  data.edges.forEach((edge, number) => {
    shown.edges[number] = Number(shown.edgeKinds[edge.kind] && shown.nodes[edge.from] && shown.nodes[edge.to]
      && (!edge.years.length || edge.years.some(within)));
  });
}

// A node whose edges are all filtered away goes too, unless it is itself a paper of these years.
function choose() {
  data.nodes.forEach((node, number) => {
    shown.nodes[number] = Number(shown.nodeKinds[node.kind] && (node.year === undefined || within(node.year)));
  });
  chooseEdges();
  data.nodes.forEach((node, number) => {
    const edges = data.edgesOf[number];
    if (node.year === undefined && edges.length && !edges.some((edge) => shown.edges[edge])) shown.nodes[number] = 0;
  });
}

choose();
