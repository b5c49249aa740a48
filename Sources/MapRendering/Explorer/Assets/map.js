/**
 * The drawn map: which of its elements stand for what, what of it is in sight, what is brought out, where the keyboard is. It is one element
 * that is moved and scaled as a whole, so that panning costs the same for ten boxes and for hundreds.
 */
class MapDrawing {
  /** How small the letters may become before they are left out, in pixels. */
  static SMALLEST_TEXT = 3.5;
  static FONT_SIZE = 10;

  constructor(svg, model, stage) {
    this.svg = svg;
    this.model = model;
    this.stage = stage;
    this.width = svg.viewBox.baseVal.width;
    this.height = svg.viewBox.baseVal.height;
    // How much larger than drawn it may become, and has to be to be read.
    this.closest = 6;
    this.readable = 1;
    // Below, names are guessed rather than read.
    this.leastReadable = 0.45;
    const find = name => document.getElementById(`map-${name}`);
    this.boxes = model.drawn.map(node => find(`n${node.index}`));
    this.lines = model.lines.map(line => find(`e${line.index}`));
    // What stands on a line: its label, and the sign of doubt.
    this.labels = model.lines.map(line => [find(`el${line.index}`), find(`em${line.index}`)].filter(Boolean));
    this.groups = model.groups.map((_, index) => [find(`g${index}`), find(`gl${index}`)]);
    this.lastSteps = model.lines.map(line => Math.max(
      ...line.relations.flatMap(relation => [relation.step, ...relation.citations.map(citation => citation.step)])));
    this.numberOfElement = new Map();
    this.boxes.forEach((box, index) => this.numberOfElement.set(box, index));
    this.lines.forEach((line, index) => this.numberOfElement.set(line, index));
    this.labels.forEach((labels, index) => labels.forEach(label => this.numberOfElement.set(label, index)));
    for (const box of this.boxes) {
      // A box tells what is known; the way out of the page stands there too.
      box.closest("a")?.removeAttribute("href");
      box.setAttribute("role", "button");
      box.setAttribute("tabindex", "-1");
    }
    this.outlooks = model.drawn.filter(isStatement).map(node => new StatementBox(node, this.boxes[node.index]));
    // As the page comes, its lines have no words; see `putWords`.
    this.stepOfWords = model.lines.map(() => -1);
    this.titles = this.lines.map(line => line.insertBefore(document.createElementNS(line.namespaceURI, "title"), line.firstChild));
    for (const line of this.lines) line.setAttribute("role", "graphics-symbol");
    find("lines").removeAttribute("aria-hidden");
    this.lit = new Set();
    this.place(model.drawn[0]);
  }

  moveTo(x, y, scale) {
    this.svg.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    this.stage.classList.toggle("far", scale * MapDrawing.FONT_SIZE < MapDrawing.SMALLEST_TEXT);
  }

  showOnPaper({ left, top, width, height }) {
    this.screenBox = this.svg.getAttribute("viewBox");
    this.svg.setAttribute("viewBox", [left, top, width, height].join(" "));
  }

  returnFromPaper() {
    this.svg.setAttribute("viewBox", this.screenBox);
  }

  /** Shows what is in sight; the rest is gone, for those who see the map and for those who have it read to them. */
  show(sight, step) {
    this.sight = sight;
    const toggle = (element, isShown) => {
      if (isShown) element.removeAttribute("display");
      else element.setAttribute("display", "none");
      // Browsers (seen in Chromium 156) keep focusable parts of a drawing in their accessibility tree though they are not displayed.
      if (isShown) element.removeAttribute("aria-hidden");
      else element.setAttribute("aria-hidden", "true");
    };
    // Labels repeat what their lines say, and so are never read out.
    const toggleLabel = (label, isShown) => isShown ? label.removeAttribute("display") : label.setAttribute("display", "none");
    for (const outlook of this.outlooks) outlook.show(step);
    for (const [index, isShown] of sight.nodes.entries()) toggle(this.boxes[index], isShown);
    for (const [index, isShown] of sight.lines.entries()) {
      toggle(this.lines[index], isShown);
      for (const label of this.labels[index]) {
        toggleLabel(label, isShown && (!label.classList.contains("withdrawn") || isWithdrawn(this.model.lines[index], step)));
      }
      if (isShown) this.putWords(index, step);
    }
    for (const [index, elements] of this.groups.entries()) {
      const isShown = this.model.groups[index].some(node => sight.nodes[node]);
      for (const element of elements.filter(Boolean)) toggle(element, isShown);
    }
    if (!sight.nodes[this.current]) this.place(this.model.drawn.find(node => sight.nodes[node.index]));
  }

  /** A line tells only what was known by then. */
  putWords(index, step) {
    const known = Math.min(step, this.lastSteps[index]);
    if (this.stepOfWords[index] === known) return;
    this.stepOfWords[index] = known;
    this.titles[index].textContent = lineWords(this.model.lines[index], known);
  }

  /**
   * Brings nodes and lines out and dims the rest; nothing is dimmed where there are none.
   *
   * @param chosen the nodes or lines that the panel tells of
   */
  bringOut(nodes, lines, chosen) {
    for (const element of this.lit) element.classList.remove("lit", "chosen");
    this.lit = new Set([...nodes.map(node => this.boxes[node.index]),
      ...lines.flatMap(line => [this.lines[line.index], ...this.labels[line.index]])]);
    for (const element of this.lit) element.classList.add("lit");
    for (const one of chosen) {
      const element = one.kind ? this.boxes[one.index] : this.lines[one.index];
      element.classList.add("chosen");
      this.lit.add(element);
    }
    this.svg.classList.toggle("singling", this.lit.size > 0);
  }

  /** What a click means: the box or the line there, or the line nearby, since lines are thin. */
  thingAt(event) {
    const found = this.thingOf(event.target);
    if (found) return found;
    for (const radius of [4, 8]) {
      for (let turn = 0; turn < 8; turn++) {
        const angle = turn * Math.PI / 4;
        const x = event.clientX + radius * Math.cos(angle);
        const y = event.clientY + radius * Math.sin(angle);
        const near = this.thingOf(document.elementFromPoint(x, y));
        if (near) return near;
      }
    }
    return undefined;
  }

  thingOf(target) {
    const element = target?.closest?.(".box, .line, .line-label, .line-mark");
    if (!element || !this.svg.contains(element)) return undefined;
    const index = this.numberOfElement.get(element);
    return element.classList.contains("box") ? { node: this.model.nodes[index] } : { line: this.model.lines[index] };
  }

  /** The box around some nodes, in the map's units. */
  boundsOf(nodes) {
    // All parts lie in the group that moves the drawing into its place.
    const offset = this.svg.querySelector(":scope > g").transform.baseVal.consolidate().matrix;
    const boxes = nodes.map(node => this.boxes[node.index].getBBox());
    const left = Math.min(...boxes.map(box => box.x));
    const top = Math.min(...boxes.map(box => box.y));
    return {
      x: left + offset.e,
      y: top + offset.f,
      width: Math.max(...boxes.map(box => box.x + box.width)) - left,
      height: Math.max(...boxes.map(box => box.y + box.height)) - top,
    };
  }

  /** Makes a node the one that the keyboard reaches. */
  place(node) {
    if (this.current !== undefined) this.boxes[this.current].setAttribute("tabindex", "-1");
    this.current = node?.index;
    if (node) this.boxes[node.index].setAttribute("tabindex", "0");
  }

  focus(node) {
    this.place(node);
    this.boxes[node.index].focus({ preventScroll: true });
  }

  /** The node that the keyboard is on; undefined where it is on none. */
  get focused() {
    const box = document.activeElement?.closest?.(".box");
    const index = box && this.svg.contains(box) ? this.numberOfElement.get(box) : undefined;
    return index === undefined ? undefined : this.model.nodes[index];
  }

  neighbor(node, dx, dy) {
    this.centers ??= this.boxes.map((_, index) => {
      const box = this.boxes[index].getBBox();
      return box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : undefined;
    });
    return nearestAhead(this.model, this.sight, this.centers, node, dx, dy);
  }
}

/** The nearest node in sight in a direction, those straight ahead first. */
function nearestAhead(model, sight, centers, node, dx, dy) {
  const start = centers[node.index];
  let best;
  for (const other of model.drawn) {
    const center = centers[other.index];
    if (other === node || !center || !start || !sight.nodes[other.index]) continue;
    const ahead = (center.x - start.x) * dx + (center.y - start.y) * dy;
    const aside = Math.abs((center.x - start.x) * dy - (center.y - start.y) * dx);
    if (ahead <= 1) continue;
    const score = ahead + 2.5 * aside;
    if (best === undefined || score < best.score) best = { node: other, score };
  }
  return best?.node;
}

/** The box of a statement: its badge, its outline and its title say how the statement stands at a step. */
class StatementBox {
  static STATUSES = ["asserted", "disputed", "denied", "unanswered", "retracted"];
  /** Between the badge's word and its frame on both sides, in points. */
  static FRAME = 8;

  constructor(node, box) {
    Object.assign(this, { node, box });
    this.title = box.querySelector("title");
    this.words = this.title.textContent;
    this.badge = box.querySelector(".badge");
  }

  show(step) {
    const standing = standingAt(this.node, step);
    if (standing === this.shown) return;
    this.shown = standing;
    this.box.classList.remove(...StatementBox.STATUSES);
    this.badge?.setAttribute("display", standing ? "inline" : "none");
    this.title.textContent = this.words + (standing ? `; ${standing.status}${standing.derived ? `, ${DERIVED}` : ""}` : "");
    if (!standing) return;
    this.box.classList.add(standing.status);
    if (!this.badge) return;
    const [frame, word] = this.badge.children;
    const text = standing.status.toUpperCase() + (standing.derived ? "*" : "");
    if (word.textContent === text) return;
    word.textContent = text;
    frame.setAttribute("width", word.getComputedTextLength() + StatementBox.FRAME);
  }
}
