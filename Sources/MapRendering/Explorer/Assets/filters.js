/** The part of the page that shows and hides kinds of names and types of relations, and says how many of each the map draws. */
class Filters {
  /**
   * @param place the element that they are put into
   * @param onChange called with the sets of what is hidden
   */
  constructor(place, model, onChange) {
    this.onChange = onChange;
    this.boxes = [];
    const kinds = groupBy(model.drawn, node => node.kind);
    const standings = model.drawn.map(node => node.standings?.at(-1));
    const statuses = StatementBox.STATUSES.filter(status =>
      model.drawn.some(node => node.standings?.some(standing => standing.status === status)));
    const layers = groupBy(model.lines, line => line.type.layer);
    place.append(
      this.fieldset("Names", model.kinds.filter(kind => kinds.has(kind)).map(kind =>
        this.checkbox("hiddenKinds", kind.id, kind.section, kinds.get(kind).length))),
      statuses.length > 0 ? this.fieldset("Statements", [
        ...statuses.map(status => this.checkbox("hiddenStatuses", status, capitalized(status), standings.filter(last => last?.status === status).length)),
        element("p", { class: "quiet" }, "How statements stand by all that had been said by the date chosen, whatever is hidden here."),
      ]) : "",
      ...[...new Set(model.types.map(type => type.layer))].filter(layer => layers.has(layer)).map(layer => {
        const lines = layers.get(layer);
        const types = groupBy(lines, line => line.type);
        return this.fieldset(capitalized(layer), [
          this.checkbox("hiddenLayers", layer, "All of these", lines.length, { name: capitalized(layer) }),
          ...model.types.filter(type => types.has(type)).map(type =>
            this.checkbox("hiddenTypes", type.id, type.label, types.get(type).length, { layer })),
        ]);
      }));
  }

  fieldset(legend, rows) {
    return element("fieldset", {}, element("legend", {}, legend), rows);
  }

  /**
   * @param layer the layer of a type
   * @param name what it is called where it stands alone
   */
  checkbox(set, id, label, count, { layer, name = label } = {}) {
    const input = element("input", { type: "checkbox", onchange: () => this.read() });
    this.boxes.push({ input, set, id, layer, name });
    return element("label", { class: layer ? "inner" : undefined }, input, ` ${label} `, element("span", { class: "quiet" }, String(count)));
  }

  read() {
    const hidden = { hiddenKinds: new Set(), hiddenTypes: new Set(), hiddenLayers: new Set(), hiddenStatuses: new Set() };
    for (const { input, set, id } of this.boxes) if (!input.checked) hidden[set].add(id);
    this.onChange(hidden);
  }

  /** What is hidden, in words; empty if nothing is. */
  hiddenText(state) {
    const names = this.boxes.filter(box => state[box.set].has(box.id) && !state.hiddenLayers.has(box.layer)).map(box => box.name);
    return names.length > 0 ? `Hidden: ${names.join(", ")}` : "";
  }

  /** Shows what is hidden now. */
  show(state) {
    for (const { input, set, id, layer } of this.boxes) {
      input.checked = !state[set].has(id);
      input.disabled = layer !== undefined && state.hiddenLayers.has(layer);
    }
  }
}
