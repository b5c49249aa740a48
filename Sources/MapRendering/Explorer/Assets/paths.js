/**
 * The shortest connection between two nodes by lines in sight, walked both ways; of equally short ones the one that is best attested.
 *
 * Layer by layer from the start: a node's cost is the least sum of its lines' costs among the ways of its length, so that the order in which
 * lines are looked at decides nothing but ties. Nodes and lines each count once: O(nodes + lines).
 *
 * @returns the hops, each with the nodes it leads from and to and its line; undefined where there is no connection
 */
function shortestPath(model, sight, state, start, end) {
  if (!sight.nodes[start.index] || !sight.nodes[end.index]) return undefined;
  const ways = new Map([[start, { cost: 0 }]]);
  let layer = [start];
  while (layer.length > 0 && !ways.has(end)) {
    const next = new Map();
    for (const node of layer) {
      for (const line of node.lines) {
        if (!sight.lines[line.index] || line.type.unwalkable) continue;
        const other = line.source === node ? line.target : line.source;
        if (ways.has(other) || !sight.nodes[other.index]) continue;
        const cost = ways.get(node).cost + lineCost(line, state.step);
        const known = next.get(other);
        if (known === undefined || cost < known.cost - 1e-9) next.set(other, { cost, line, from: node });
      }
    }
    for (const [node, way] of next) ways.set(node, way);
    layer = [...next.keys()];
  }
  if (!ways.has(end)) return undefined;
  const hops = [];
  for (let node = end; node !== start;) {
    const { line, from } = ways.get(node);
    hops.unshift({ from, to: node, line });
    node = from;
  }
  return hops;
}

/**
 * What a line costs beside being a hop, as `relgraph path` counts it: the reciprocal of its documents, 2 without any; 1 more where the speaker
 * takes no position, half of that where the relation merely follows from other entries.
 */
function lineCost(line, step) {
  const relations = line.relations.filter(relation => relation.step <= step);
  const documents = new Set(relations.flatMap(relation => knownCitations(relation, step).map(citation => citation.document)));
  const attestation = documents.size > 0 ? 1 / documents.size : 2;
  if (line.type.polarity === "none") return attestation + 1;
  return relations.every(relation => relation.implied) ? attestation + 0.5 : attestation;
}

/** What a reader has to know of a connection as a whole; empty if there is nothing to warn of. */
function cautions(hops) {
  const denials = hops.filter(hop => hop.line.type.polarity === "against");
  const abstentions = hops.filter(hop => hop.line.type.polarity === "none");
  const texts = [];
  if (denials.length > 0) {
    const names = [...new Set(denials.map(hop => hop.line.source.name))].join(", ");
    texts.push(`This connection runs through a denial (by ${names}): the two ends are joined by a dispute, not by a tie.`);
  }
  if (abstentions.length > 0) {
    const names = [...new Set(abstentions.map(hop => hop.line.source.name))].join(", ");
    texts.push(`It runs through somebody who took no position (${names}).`);
  }
  return texts;
}
