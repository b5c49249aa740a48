/**
 * Reads the data of the page and joins what belongs together: the ends, the type and the documents of a relation, the relations of a node.
 * Nodes that the map draws come first and have the numbers of their boxes.
 */
function readModel() {
  const model = JSON.parse(document.getElementById("graph").textContent);
  for (const [index, node] of model.nodes.entries()) {
    node.index = index;
    node.kind = model.kinds[node.kind];
    node.isDrawn = !node.undrawn;
    node.relations = [];
    node.lines = [];
  }
  for (const [index, type] of model.types.entries()) {
    type.index = index;
  }
  for (const [index, document] of model.documents.entries()) {
    document.index = index;
  }
  model.relations = model.relations.map(([source, target, type, step, citations = [], more], index) => ({
    index, source: model.nodes[source], target: model.nodes[target], type: model.types[type], step,
    citations: citations.map(([document, step, place]) => ({ document: model.documents[document], step, place })), ...more,
  }));
  for (const relation of model.relations) {
    relation.source.relations.push(relation);
    if (relation.target !== relation.source) relation.target.relations.push(relation);
  }
  model.lines = model.lines.map((numbers, index) => {
    const relations = numbers.map(number => model.relations[number]);
    return { index, relations, source: relations[0].source, target: relations[0].target, type: relations[0].type };
  });
  for (const line of model.lines) {
    line.source.lines.push(line);
    if (line.target !== line.source) line.target.lines.push(line);
  }
  model.groups ??= [];
  model.drawn = model.nodes.filter(node => node.isDrawn);
  model.nodeOfID = new Map();
  for (const node of model.nodes) {
    if (!model.nodeOfID.has(node.id)) model.nodeOfID.set(node.id, node);
  }
  model.lineOfKey = new Map(model.lines.map(line => [lineKey(line), line]));
  return model;
}

/** What names a line in the page's address. */
function lineKey(line) {
  return JSON.stringify([line.source.id, line.type.id, line.target.id]);
}

/** Whether nodes of a kind are statements, towards which others take stances. */
function isStatement(node) {
  return node.kind.id === "statement";
}

/** Whether a type of relation is a stance towards a statement. */
function isStance(type) {
  return type.polarity !== undefined;
}

/** Elements under the key that each has, in the order in which the keys first appear. */
function groupBy(elements, key) {
  const groups = new Map();
  for (const element of elements) {
    const name = key(element);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(element);
  }
  return groups;
}
