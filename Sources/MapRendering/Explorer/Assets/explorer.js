/** Joins the parts of the page: one state, from which all that is shown follows, and what changes it. */
class Explorer {
  constructor() {
    const find = id => document.getElementById(id);
    this.model = readModel();
    this.state = stateOf("", this.model).state;
    for (const part of document.querySelectorAll(".tools, .zoom, aside")) part.hidden = false;
    this.stage = find("stage");
    document.documentElement.classList.add("explored");
    this.map = new (this.model.dots ? DotDrawing : MapDrawing)(find("map"), this.model, this.stage);
    this.viewport = new Viewport(this.stage, this.map, () => this.writeAddress());
    this.chosen = find("chosen");
    this.context = {
      model: this.model, state: this.state,
      actions: {
        choose: node => this.choose(node, { isByKey: true }),
        show: node => this.goTo([node]),
        traceFrom: node => this.update({ from: node, to: undefined, isTracing: true }, "Now choose the other name."),
        back: () => this.back(),
      },
    };
    this.names = new NameList(find("names"), this.model, node => this.choose(node, { isByKey: true }));
    this.filters = new Filters(find("filters"), this.model, hidden => this.update(hidden));
    this.finder = new Finder(find("search"), find("hits"), this.model, node => this.sight.nodes[node.index],
      node => this.choose(node, { isByKey: true, goes: true }));
    this.time = this.model.steps.length > 1 ? new TimeControl(this.model, step => this.update({ step })) : undefined;
    this.listen(find);
    this.readAddress();
  }

  listen(find) {
    moveByHand(this.viewport);
    makeOperable(this.stage);
    this.stage.addEventListener("click", event => this.clicked(event));
    this.stage.addEventListener("keydown", event => this.typedOnMap(event));
    this.stage.addEventListener("focusin", event => {
      const node = this.map.focused;
      if (!node) return;
      this.map.place(node);
      if (event.target.matches(":focus-visible")) this.viewport.reveal(this.map.boundsOf([node]));
    });
    document.addEventListener("keydown", event => {
      if (event.key === "Escape" && !event.defaultPrevented) this.back();
    });
    find("closer").addEventListener("click", () => this.viewport.zoom(1.4));
    find("farther").addEventListener("click", () => this.viewport.zoom(1 / 1.4));
    find("fit").addEventListener("click", () => this.fit());
    find("reset").addEventListener("click", () => this.reset());
    find("trace").addEventListener("click", () => this.toggleTracing());
    addEventListener("popstate", () => this.readAddress());
  }

  /** Changes the state and shows what follows from it. */
  update(change, news) {
    Object.assign(this.state, change);
    this.refresh();
    this.writeAddress({ isStep: Object.keys(change).join() !== "step" });
    if (!this.time?.isPlaying) announce(news ?? this.countText);
  }

  refresh() {
    const { model, state } = this;
    this.sight = sightOf(model, state);
    this.context.sight = this.sight;
    if (state.node && !this.sight.nodes[state.node.index]) state.node = undefined;
    if (state.line && !this.sight.lines[state.line.index]) state.line = undefined;
    this.hops = state.from && state.to ? shortestPath(model, this.sight, state, state.from, state.to) : undefined;
    this.map.show(this.sight, state.step);
    this.bringOut();
    this.showPanel();
    this.filters.show(state);
    this.names.show(this.sight, state.node);
    this.time?.show(state.step);
    document.getElementById("count").textContent = this.countText;
    document.getElementById("hidden").textContent = this.filters.hiddenText(state);
    const trace = document.getElementById("trace");
    trace.setAttribute("aria-pressed", String(state.isTracing));
    trace.textContent = !state.isTracing ? "Find a path" : state.from ? "Choose the second name …" : "Choose the first name …";
  }

  bringOut() {
    const { state, hops } = this;
    if (state.from && state.to) {
      const nodes = hops ? [hops[0].from, ...hops.map(hop => hop.to)] : [state.from, state.to].filter(node => this.sight.nodes[node.index]);
      this.map.bringOut(nodes, (hops ?? []).map(hop => hop.line), state.node ? [state.node] : []);
    } else if (state.line) {
      this.map.bringOut([state.line.source, state.line.target], [state.line], [state.line]);
    } else if (state.node ?? state.from) {
      const node = state.node ?? state.from;
      const lines = node.lines.filter(line => this.sight.lines[line.index]);
      this.map.bringOut([node, ...lines.flatMap(line => [line.source, line.target])], lines, [node]);
    } else {
      this.map.bringOut([], [], []);
    }
  }

  showPanel() {
    const { state, context, chosen } = this;
    let parts;
    if (state.line) parts = linePanel(state.line, context);
    else if (state.node) parts = nodePanel(state.node, context);
    else if (state.from && state.to) parts = pathPanel(state.from, state.to, this.hops, context);
    chosen.hidden = parts === undefined;
    chosen.replaceChildren(...(parts ?? []).flat(Infinity).filter(Boolean));
  }

  /** "Shown: 50 of 50 names, 102 of 102 lines". */
  get countText() {
    const count = flags => flags.filter(Boolean).length;
    const { nodes, lines } = this.sight;
    const date = this.state.step < this.model.steps.length ? `, as of ${this.model.steps[this.state.step].label}` : "";
    return `Shown: ${count(nodes)} of ${counted(nodes.length, "name")}, ${count(lines)} of ${counted(lines.length, "line")}${date}`;
  }

  /**
   * Takes a node as what is meant: as an end of the path that is being looked for, or to tell what is known of it.
   *
   * @param isByKey whether the keyboard goes on in the panel, and from there back to where it was
   * @param goes whether the map moves there
   */
  choose(node, { isByKey = false, goes = false } = {}) {
    const { state } = this;
    if (state.isTracing) return this.chooseEnd(node);
    if (!isByKey) this.returnTo = undefined;
    else if (!this.chosen.contains(document.activeElement)) this.returnTo = document.activeElement;
    const isOnPath = this.hops?.some(hop => hop.from === node || hop.to === node);
    this.update({ node, line: undefined, ...(isOnPath ? {} : { from: undefined, to: undefined }) },
      `${node.kind.label}: ${node.name}. What is known stands in the panel.`);
    this.map.place(node);
    if (goes) this.goTo([node]);
    if (isByKey) this.chosen.querySelector("h2").focus();
    this.scrollToPanel();
  }

  chooseEnd(node) {
    const { from } = this.state;
    if (!from) return this.update({ from: node, to: undefined, node: undefined, line: undefined }, `From ${node.name}. Now choose the other name.`);
    if (node === from) return announce("These are the same. Choose another name.");
    this.update({ to: node, node: undefined, line: undefined, isTracing: false });
    announce(this.hops ? `${counted(this.hops.length, "hop")}: ${this.hops.map(hop => sentence(hop.line.relations[0])).join("; ")}`
      : "No connection between them on this map.");
    if (this.hops) this.goTo([from, ...this.hops.map(hop => hop.to)]);
    this.chosen.querySelector("h2").focus({ preventScroll: true });
    this.scrollToPanel();
  }

  toggleTracing() {
    const isTracing = !this.state.isTracing;
    const from = isTracing && !this.state.to ? this.state.node ?? this.state.from : undefined;
    this.update({ isTracing, from, to: undefined },
      isTracing ? (from ? `From ${from.name}. Now choose the other name.` : "Choose the first name.") : "No path is looked for.");
  }

  /** One step back: from a search for a path, from a name to its path, from what is chosen. */
  back() {
    const { state } = this;
    if (this.time?.isPlaying) return this.time.stop();
    if (state.isTracing) this.update({ isTracing: false, from: undefined, to: undefined });
    else if (state.node || state.line) this.update({ node: undefined, line: undefined });
    else if (state.from) this.update({ from: undefined, to: undefined });
    else return;
    if (this.returnTo?.isConnected) this.returnTo.focus();
    else if (!this.stage.contains(document.activeElement) && document.activeElement === document.body) this.stage.focus({ preventScroll: true });
    this.returnTo = undefined;
  }

  reset() {
    this.time?.stop();
    this.open();
    this.update(stateOf("", this.model).state, "As at the beginning.");
  }

  fit() {
    this.viewport.fit();
    this.writeAddress();
  }

  /** Shows the whole map or, where that could not be read, what is chosen, or else of the disputed statements, or of all, the one with the most lines. */
  open() {
    const shown = this.model.drawn.filter(node => this.sight.nodes[node.index]);
    const disputed = shown.filter(node => standingAt(node, this.state.step)?.status === "disputed");
    const busiest = nodes => nodes.reduce((best, node) => best && best.lines.length >= node.lines.length ? best : node, undefined);
    const main = this.state.node ?? busiest(disputed) ?? busiest(shown);
    if (main) this.viewport.open(this.map.boundsOf([main]));
    else this.viewport.fit();
  }

  /** Moves the map so that nodes are in view, at a size that can be read. */
  goTo(nodes) {
    const bounds = this.map.boundsOf(nodes);
    const { width, height } = this.viewport.screen;
    const room = Math.min(width / (bounds.width + 80), height / (bounds.height + 80));
    this.viewport.goTo(bounds, Math.min(room, Math.max(1, Math.min(this.viewport.scale / this.map.readable, 2)) * this.map.readable));
  }

  clicked(event) {
    const thing = this.map.thingAt(event);
    if (thing?.node) this.choose(thing.node);
    else if (thing?.line && !this.state.isTracing) {
      this.update({ line: thing.line, node: undefined }, `${sentence(thing.line.relations[0])}. What is known stands in the panel.`);
      this.scrollToPanel();
    }
  }

  typedOnMap(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = this.map.focused;
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (direction && node && !event.shiftKey) {
      const next = this.map.neighbor(node, ...direction);
      if (next) this.map.focus(next);
    } else if (direction) {
      this.viewport.pan(-direction[0] * 60, -direction[1] * 60);
    } else if (event.key === "+" || event.key === "=") {
      this.viewport.zoom(1.25);
    } else if (event.key === "-") {
      this.viewport.zoom(1 / 1.25);
    } else if (event.key === "0") {
      this.fit();
    } else if ((event.key === "Enter" || event.key === " ") && node) {
      this.choose(node, { isByKey: true });
    } else if (event.key === "Enter" && this.map.current !== undefined) {
      this.map.focus(this.model.nodes[this.map.current]);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Where the panel stands below the map, a choice brings it into view. */
  scrollToPanel() {
    const isBelow = this.chosen.getBoundingClientRect().top >= innerHeight - 80;
    if (isBelow) this.chosen.scrollIntoView({ block: "start", behavior: prefersStillness() ? "auto" : "smooth" });
    else this.chosen.parentElement.scrollTop = 0;
  }

  /** @param isStep whether the browser's way back should lead to what was before */
  writeAddress({ isStep = false } = {}) {
    const address = addressOf(this.model, this.state, this.viewport.isAtHome ? undefined : this.viewport.center);
    if (`#${address}` === (location.hash || "#")) return;
    const url = `${location.pathname}${location.search}${address ? `#${address}` : ""}`;
    if (isStep) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  }

  readAddress() {
    const { state, center } = stateOf(location.hash, this.model);
    Object.assign(this.state, state);
    this.refresh();
    if (center) this.viewport.center = center;
    else this.open();
  }
}

/** Lets the keyboard reach the map. */
function makeOperable(stage) {
  stage.setAttribute("tabindex", "0");
  stage.setAttribute("role", "group");
  stage.setAttribute("aria-label", "Map. Arrows move it, plus and minus zoom, 0 fits it, Enter goes to the names on it.");
}

new Explorer();
