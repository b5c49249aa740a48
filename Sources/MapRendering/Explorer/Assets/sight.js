/**
 * Decides what is in sight: nodes of the kinds shown, lines of the layers and types shown, each as far as it was known at the step chosen.
 *
 * As in the selections of the command line, a limit on relations drops the nodes that it leaves without any line; one on kinds does not.
 */
function sightOf(model, state) {
  const lines = model.lines.map(line => isLineShown(line, state));
  const limitsRelations = state.hiddenLayers.size + state.hiddenTypes.size > 0;
  const nodes = model.drawn.map(node => {
    if (isHidden(node, state) || (node.step ?? 0) > state.step) return false;
    return !limitsRelations || node.lines.length === 0 || node.lines.some(line => lines[line.index]);
  });
  return { nodes, lines };
}

function isLineShown(line, state) {
  if (state.hiddenTypes.has(line.type.id) || state.hiddenLayers.has(line.type.layer)) return false;
  if (isHidden(line.source, state) || isHidden(line.target, state)) return false;
  return line.relations.some(relation => relation.step <= state.step);
}

/** Whether a relation may be told of: as lines are, whether or not the map draws it. */
function isRelationShown(relation, state) {
  return relation.step <= state.step
    && !state.hiddenTypes.has(relation.type.id) && !state.hiddenLayers.has(relation.type.layer)
    && !isHidden(relation.source, state) && !isHidden(relation.target, state);
}

/** Whether nodes of its kind are hidden, or statements of its status. */
function isHidden(node, state) {
  return state.hiddenKinds.has(node.kind.id)
    || state.hiddenStatuses.size > 0 && state.hiddenStatuses.has(standingAt(node, state.step)?.status);
}

/** Whether all that a line stands for was taken back or replaced by then. */
function isWithdrawn(line, step) {
  const fates = new Set((standingAt(line.target, step)?.fates ?? []).map(([relation]) => relation));
  return line.relations.every(relation => relation.implied || relation.step > step || fates.has(relation.index));
}

/** What an asterisk behind a status says. */
const DERIVED = "by what was said of other statements";

/** How a statement stood at a step; undefined where nothing was known of it. */
function standingAt(statement, step) {
  return (statement.standings ?? []).findLast(standing => standing.step <= step);
}
