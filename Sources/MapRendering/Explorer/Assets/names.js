/** The list of all names in sight, by kind: the way to them for those who do not use the map. One stop of the Tab key, arrows within. */
class NameList {
  /** More are not listed: a search finds them. */
  static LIMIT = 400;

  constructor(place, model, onChoose) {
    this.place = place;
    this.model = model;
    this.onChoose = onChoose;
    this.list = element("div", { class: "list" });
    place.append(this.list);
    place.addEventListener("toggle", () => this.build());
    this.list.addEventListener("keydown", event => this.move(event));
    this.list.addEventListener("click", event => {
      const index = event.target.closest("button")?.dataset.node;
      if (index !== undefined) this.onChoose(model.nodes[Number(index)]);
    });
  }

  show(sight, chosen) {
    const isSame = this.sight?.nodes.every((isShown, index) => isShown === sight.nodes[index]);
    this.sight = sight;
    this.chosen = chosen;
    // What stays is not built anew, so that the keyboard keeps its place in it.
    if (isSame && this.list.hasChildNodes()) this.markChosen();
    else this.build();
  }

  markChosen() {
    this.list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    if (this.chosen) this.list.querySelector(`[data-node="${this.chosen.index}"]`)?.setAttribute("aria-current", "true");
  }

  /** A closed list is not built. */
  build() {
    if (!this.place.open || !this.sight) return;
    const shown = this.model.drawn.filter(node => this.sight.nodes[node.index]);
    const kinds = groupBy(shown.slice(0, NameList.LIMIT), node => node.kind);
    const sections = this.model.kinds.filter(kind => kinds.has(kind)).map(kind => [
      element("h3", {}, kind.section),
      element("ul", {}, kinds.get(kind).map(node => element("li", {},
        element("button", {
          type: "button", class: "name", tabindex: "-1", "data-node": node.index,
        }, node.name)))),
    ]);
    const rest = shown.length - NameList.LIMIT;
    this.list.replaceChildren(...sections.flat(),
      ...(rest > 0 ? [element("p", { class: "quiet" }, `… and ${counted(rest, "more name")}: search for them.`)] : []));
    this.markChosen();
    const first = this.list.querySelector("[aria-current]") ?? this.list.querySelector("button");
    first?.setAttribute("tabindex", "0");
  }

  move(event) {
    const buttons = [...this.list.querySelectorAll("button")];
    const current = buttons.indexOf(document.activeElement);
    const target = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (target === undefined || current < 0) return;
    event.preventDefault();
    const next = buttons[Math.min(buttons.length - 1, Math.max(0, target))];
    buttons[current].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }
}
