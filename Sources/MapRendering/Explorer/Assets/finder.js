/** The search field with its list of hits: type, choose with the arrows, Enter. */
class Finder {
  /** More hits are counted, not listed. */
  static LIMIT = 12;

  /**
   * @param isShown whether a node is in sight
   * @param onChoose called with the node that was chosen
   */
  constructor(input, list, model, isShown, onChoose) {
    Object.assign(this, { input, list, model, isShown, onChoose });
    this.active = -1;
    this.hits = [];
    input.addEventListener("input", () => this.find());
    input.addEventListener("focus", () => this.find());
    input.addEventListener("keydown", event => this.type(event));
    // Before the field loses focus, which would close the list.
    list.addEventListener("pointerdown", event => event.preventDefault());
    list.addEventListener("click", event => {
      const option = event.target.closest("[role=option]");
      if (option?.dataset.hit !== undefined) this.choose(Number(option.dataset.hit));
    });
    input.addEventListener("blur", () => this.close());
  }

  find() {
    this.index ??= searchIndex(this.model);
    const found = search(this.index, this.input.value);
    const shown = found.filter(hit => this.isShown(hit.node));
    const hidden = found.length - shown.length;
    this.hits = shown.slice(0, Finder.LIMIT);
    this.active = this.hits.length > 0 ? 0 : -1;
    const rest = shown.length - this.hits.length;
    const remarks = [
      rest > 0 ? `and ${rest} more` : null, hidden > 0 ? `${hidden} hidden now` : null, found.length === 0 ? "No name matches" : null,
    ].filter(Boolean).join("; ");
    this.list.replaceChildren(
      ...this.hits.map(({ node, key }, index) => element("li", { role: "option", id: `hit-${index}`, "data-hit": index },
        element("span", { class: "hit" }, node.name),
        element("span", { class: "quiet" }, key.what === "name" ? node.kind.label : `${key.what}: ${key.words}`))),
      ...(remarks ? [element("li", { role: "option", "aria-disabled": "true", class: "quiet" }, remarks)] : []));
    const isOpen = this.input.value.trim() !== "";
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.mark();
    if (isOpen) announce(shown.length === 0 ? remarks : `${counted(shown.length, "name")} found`);
  }

  mark() {
    for (const [index, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(index === this.active));
    }
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `hit-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  type(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.hits.length > 0) {
      event.preventDefault();
      this.active = (this.active + step + this.hits.length) % this.hits.length;
      this.mark();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.input.value = "";
      this.close();
    }
  }

  choose(index) {
    const { node } = this.hits[index];
    this.input.value = "";
    this.close();
    this.onChoose(node);
  }

  close() {
    this.list.hidden = true;
    this.list.replaceChildren();
    this.hits = [];
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
