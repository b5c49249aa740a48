/**
 * Decides what is in sight: nodes of the kinds shown, lines of the layers and types shown, each as far as it was known at the step chosen.
 *
 * As in the selections of the command line, a limit on relations drops the nodes that it leaves without any line; one on kinds does not.
 */
function sightOf(model, state) {
  const lines = model.lines.map(line => isLineShown(line, state));
  const limitsRelations = state.hiddenLayers.size + state.hiddenTypes.size > 0;
  const nodes = model.drawn.map(node => {
    if (state.hiddenKinds.has(node.kind.id) || (node.step ?? 0) > state.step) return false;
    return !limitsRelations || node.lines.length === 0 || node.lines.some(line => lines[line.index]);
  });
  return { nodes, lines };
}

function isLineShown(line, state) {
  if (state.hiddenTypes.has(line.type.id) || state.hiddenLayers.has(line.type.layer)) return false;
  if (state.hiddenKinds.has(line.source.kind.id) || state.hiddenKinds.has(line.target.kind.id)) return false;
  return line.relations.some(relation => relation.step <= state.step);
}

/** Whether a relation may be told of: as lines are, whether or not the map draws it. */
function isRelationShown(relation, state) {
  return relation.step <= state.step
    && !state.hiddenTypes.has(relation.type.id) && !state.hiddenLayers.has(relation.type.layer)
    && !state.hiddenKinds.has(relation.source.kind.id) && !state.hiddenKinds.has(relation.target.kind.id);
}

/** How a statement stood at a step; undefined where nothing was known of it. */
function standingAt(statement, step) {
  return (statement.standings ?? []).findLast(standing => standing.step <= step);
}
