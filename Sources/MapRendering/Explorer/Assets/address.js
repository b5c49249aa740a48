/**
 * The state of the page as the part of its address behind the number sign, so that a view can be linked and the browser's way back works:
 * `#node=peskov&as-of=2015-08-09&no-type=denied`. What is as at the beginning is left out.
 */
function addressOf(model, state, center) {
  const fields = new URLSearchParams();
  if (state.node) fields.set("node", state.node.id);
  if (state.line) fields.set("line", lineKey(state.line));
  if (state.from) fields.set("from", state.from.id);
  if (state.to) fields.set("to", state.to.id);
  for (const [key, set] of HIDDEN_FIELDS) for (const id of state[set]) fields.append(key, id);
  if (state.step < model.steps.length) fields.set("as-of", model.steps[state.step].date);
  if (center) fields.set("at", [center.x.toFixed(0), center.y.toFixed(0), center.scale.toFixed(3)].join(","));
  return fields.toString();
}

const HIDDEN_FIELDS = [["no-kind", "hiddenKinds"], ["no-type", "hiddenTypes"], ["no-layer", "hiddenLayers"],
  ["no-status", "hiddenStatuses"]];

/** What an address says; what it names and the page does not know is left out. */
function stateOf(address, model) {
  const fields = new URLSearchParams(address.replace(/^#/, ""));
  const node = key => {
    const found = model.nodeOfID.get(fields.get(key));
    return found?.isDrawn ? found : undefined;
  };
  const state = {
    node: node("node"), line: model.lineOfKey.get(fields.get("line")), from: node("from"), to: node("to"), isTracing: false,
    step: stepOf(fields.get("as-of"), model),
  };
  for (const [key, set] of HIDDEN_FIELDS) state[set] = new Set(fields.getAll(key));
  const [x, y, scale] = (fields.get("at") ?? "").split(",").map(Number);
  const center = [x, y, scale].every(Number.isFinite) && scale > 0 ? { x, y, scale } : undefined;
  return { state, center };
}

/** The last step that is not after a date; all that is known where there is no date, or none that is one. */
function stepOf(date, model) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date ?? "")) return model.steps.length;
  return Math.max(0, model.steps.findLastIndex(step => step.date <= date));
}
