/**
 * A large map: a dot for every node, faint lines, names as many as there is room for at the scale chosen. It has the same abilities as
 * `MapDrawing`, on a canvas that reaches beyond the view on all sides: while the map moves, that picture moves, and when it rests or runs out,
 * it is painted anew.
 */
class DotDrawing {
  /** How far the canvas reaches beyond the view, in parts of it. */
  static MARGIN = 0.3;
  /** How much the scale may change before the picture is too coarse, or too small. */
  static LARGEST_CHANGE = 1.7;
  /** How wide the map is painted for paper, in pixels: names then have the size of the text around. */
  static PAPER_WIDTH = 900;
  /** After so many milliseconds without movement the map is at rest. */
  static REST = 150;
  /** How near a click has to be, in pixels. */
  static DOT_REACH = 10;
  static LINE_REACH = 6;

  constructor(place, model, stage) {
    this.model = model;
    this.stage = stage;
    this.width = model.dots.width;
    this.height = model.dots.height;
    this.closest = 24;
    this.readable = 2.5;
    // Names keep their size, whatever the scale.
    this.leastReadable = 0;
    this.centers = model.drawn.map((_, index) => ({ x: model.dots.x[index] / 10, y: model.dots.y[index] / 10 }));
    this.courses = model.lines.map((line, index) => courseOf(this.centers[line.source.index], this.centers[line.target.index],
      model.dots.cables[model.dots.cable?.[index]], model.dots.tension));
    this.canvas = element("canvas", { role: "img", "aria-label": place.getAttribute("aria-label") });
    // Where the keyboard is: the dots themselves are no elements.
    this.cursor = element("button", { type: "button", id: "dot", class: "cursor", tabindex: "-1" });
    place.replaceChildren(this.canvas, this.cursor);
    this.painter = new DotPainter(this.canvas, model, this.centers, this.courses);
    this.lit = { nodes: new Set(), lines: new Set(), chosen: new Set() };
    this.view = { x: 0, y: 0, scale: 1 };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.repaint());
    stage.addEventListener("pointermove", event => this.pointAt(event.buttons === 0 ? this.dotAt(event) : undefined));
    stage.addEventListener("pointerleave", () => this.pointAt(undefined));
    this.place(model.drawn[0]);
  }

  show(sight, step) {
    this.sight = sight;
    this.step = step;
    if (!sight.nodes[this.current]) this.place(this.model.drawn.find(node => sight.nodes[node.index]));
    this.repaint();
  }

  /** See `MapDrawing.bringOut`. */
  bringOut(nodes, lines, chosen) {
    this.lit = {
      nodes: new Set([...nodes, ...chosen.filter(one => one.kind)].map(node => node.index)), lines: new Set(lines.map(line => line.index)),
      chosen: new Set(chosen.filter(one => one.kind).map(node => node.index)),
    };
    this.repaint();
  }

  /** Moves the map: by the picture that there is, if it reaches so far. */
  moveTo(x, y, scale) {
    this.view = { x, y, scale };
    const painted = this.painted;
    if (!painted) return this.paint();
    const zoom = scale / painted.scale;
    const left = x - painted.x * zoom - painted.left * zoom;
    const top = y - painted.y * zoom - painted.top * zoom;
    const { clientWidth, clientHeight } = this.stage;
    const covers = left <= 0 && top <= 0 && left + painted.width * zoom >= clientWidth && top + painted.height * zoom >= clientHeight;
    if ((!covers && !this.isWhole(painted, scale)) || zoom > DotDrawing.LARGEST_CHANGE || zoom < 1 / DotDrawing.LARGEST_CHANGE) {
      return this.paint();
    }
    this.canvas.style.transform = `translate(${left}px, ${top}px) scale(${zoom})`;
    this.moveCursor();
    // Sharp again when the movement has come to rest.
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.paint(), DotDrawing.REST);
  }

  /** Whether all of the map is on the picture, so that nothing can be missing beside it. */
  isWhole({ x, y, left, top, width, height, scale }) {
    return x >= -left && y >= -top && x + this.width * scale <= width - left && y + this.height * scale <= height - top;
  }

  /** Paints with the next picture of the screen. */
  repaint() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => {
      this.isWaiting = false;
      this.paint();
    });
  }

  paint() {
    clearTimeout(this.resting);
    const { clientWidth, clientHeight } = this.stage;
    if (!this.sight || clientWidth * clientHeight === 0) return;
    const left = Math.round(clientWidth * DotDrawing.MARGIN);
    const top = Math.round(clientHeight * DotDrawing.MARGIN);
    const { x, y, scale } = this.view;
    this.painted = { x, y, scale, left, top, width: clientWidth + 2 * left, height: clientHeight + 2 * top };
    const names = [left, top, left + clientWidth, top + clientHeight];
    this.painter.paint({ x: x + left, y: y + top, scale }, this.painted.width, this.painted.height, names, this);
    this.canvas.style.transform = `translate(${-left}px, ${-top}px)`;
    this.moveCursor();
  }

  moveCursor() {
    const center = this.centers[this.current];
    if (!center) return;
    const { x, y, scale } = this.view;
    this.cursor.style.transform = `translate(${x + center.x * scale}px, ${y + center.y * scale}px)`;
  }

  /** On paper: in light colours and finer. */
  showOnPaper({ left, top, width, height }) {
    const scale = DotDrawing.PAPER_WIDTH / width;
    this.painter.paint({ x: -left * scale, y: -top * scale, scale }, width * scale, height * scale, undefined, this, { isPaper: true });
    this.canvas.style.transform = "";
  }

  returnFromPaper() {
    this.paint();
  }

  /** What a click means: the nearest dot, or else the nearest line. */
  thingAt(event) {
    const node = this.dotAt(event);
    if (node) return { node };
    const { x, y, scale } = this.placeOn(event);
    let best;
    for (const line of this.model.lines) {
      if (!this.sight.lines[line.index]) continue;
      const course = this.courses[line.index];
      const distance = distanceTo(this.lit.lines.has(line.index) ? straightened(course) : course, x, y) * scale;
      if (distance <= DotDrawing.LINE_REACH && !(best?.distance <= distance)) best = { line, distance };
    }
    return best && { line: best.line };
  }

  dotAt(event) {
    const { x, y, scale } = this.placeOn(event);
    let best;
    for (const [index, center] of this.centers.entries()) {
      if (!this.sight?.nodes[index]) continue;
      const distance = Math.hypot(center.x - x, center.y - y) * scale - this.painter.radius(index, scale);
      if (distance <= DotDrawing.DOT_REACH && !(best?.distance <= distance)) best = { index, distance };
    }
    return best && this.model.nodes[best.index];
  }

  /** Where on the map an event is. */
  placeOn(event) {
    const box = this.stage.getBoundingClientRect();
    const { x, y, scale } = this.view;
    return { x: (event.clientX - box.left - x) / scale, y: (event.clientY - box.top - y) / scale, scale };
  }

  /** The name of the dot under the pointer is told as any title is. */
  pointAt(node) {
    this.stage.classList.toggle("pointing", node !== undefined);
    if (node) this.canvas.title = node.role ? `${node.name}, ${node.role}` : node.name;
    else this.canvas.removeAttribute("title");
  }

  boundsOf(nodes) {
    const reach = 8;
    const [xs, ys] = ["x", "y"].map(axis => nodes.map(node => this.centers[node.index][axis]));
    const [left, top] = [Math.min(...xs) - reach, Math.min(...ys) - reach];
    return { x: left, y: top, width: Math.max(...xs) + reach - left, height: Math.max(...ys) + reach - top };
  }

  place(node) {
    this.current = node?.index;
    this.cursor.hidden = node === undefined;
    if (node) this.cursor.setAttribute("aria-label", `${node.kind.label}: ${node.name}`);
    this.moveCursor();
  }

  focus(node) {
    this.place(node);
    this.cursor.focus({ preventScroll: true });
  }

  get focused() {
    return document.activeElement === this.cursor ? this.model.nodes[this.current] : undefined;
  }

  neighbor(node, dx, dy) {
    return nearestAhead(this.model, this.sight, this.centers, node, dx, dy);
  }
}

/** The course of a line: straight, or drawn to the gates of the cable that it is part of or a loop. */
function courseOf(from, to, cable, tension) {
  if (from === to) return { from, to, isLoop: true };
  if (!cable) return { from, to };
  const pull = (share, x, y) => {
    const straight = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    return { x: straight.x + (x / 10 - straight.x) * tension, y: straight.y + (y / 10 - straight.y) * tension };
  };
  return { from, to, first: pull(1 / 3, cable[0], cable[1]), second: pull(2 / 3, cable[2], cable[3]) };
}

/** As a line runs that is brought out: on its own, so that it can be followed. */
function straightened({ from, to, isLoop }) {
  return { from, to, isLoop };
}

/** How far a place is from a line. */
function distanceTo({ from, to, first, second, isLoop }, x, y) {
  if (isLoop) return Infinity;
  if (!first) return distanceToSegment(from, to, x, y);
  // A curve as eight segments.
  let least = Infinity;
  let last = from;
  for (let step = 1; step <= 8; step++) {
    const [t, u] = [step / 8, 1 - step / 8];
    const at = axis => u ** 3 * from[axis] + 3 * u * u * t * first[axis] + 3 * u * t * t * second[axis] + t ** 3 * to[axis];
    const next = { x: at("x"), y: at("y") };
    least = Math.min(least, distanceToSegment(last, next, x, y));
    last = next;
  }
  return least;
}

function distanceToSegment(from, to, x, y) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const share = length > 0 ? Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length)) : 0;
  return Math.hypot(from.x + dx * share - x, from.y + dy * share - y);
}
