/** Which part of the map is in view, and how large. How the map gets there is its own affair. */
class Viewport {
  /**
   * @param stage the element that the map is seen through
   * @param map a `MapDrawing` or `DotDrawing`
   * @param onMove called when a movement has come to rest
   */
  constructor(stage, map, onMove) {
    this.stage = stage;
    this.map = map;
    this.onMove = onMove;
    this.width = map.width;
    this.height = map.height;
    this.fit();
    new ResizeObserver(() => this.resized()).observe(stage);
    matchMedia("print").addEventListener("change", event => event.matches ? this.prepareForPaper() : this.returnToScreen());
    addEventListener("beforeprint", () => this.prepareForPaper());
    addEventListener("afterprint", () => this.returnToScreen());
  }

  /** The scale at which the whole map is in view. */
  get fittingScale() {
    const { clientWidth, clientHeight } = this.stage;
    return Math.max(0.005, Math.min(clientWidth / this.width, clientHeight / this.height, 1.5));
  }

  resized() {
    if (matchMedia("print").matches) return;
    if (this.opening) this.open(this.opening);
    else if (this.isFitted) this.fit();
    else this.place();
  }

  /** Brings the whole map into view if it can be read then; else what lies around a box, at a size that can be read. */
  open(box) {
    this.fit();
    if (this.scale >= this.map.leastReadable) return;
    this.center = { x: box.x + box.width / 2, y: box.y + box.height / 2, scale: this.map.readable * 0.8 };
    this.opening = box;
  }

  /** Whether the map stands as it does at the beginning, or fits. */
  get isAtHome() {
    return this.isFitted || this.opening !== undefined;
  }

  /** Brings the whole map into view. */
  fit() {
    cancelAnimationFrame(this.gliding);
    this.opening = undefined;
    this.scale = this.fittingScale;
    this.x = (this.stage.clientWidth - this.width * this.scale) / 2;
    this.y = (this.stage.clientHeight - this.height * this.scale) / 2;
    this.isFitted = true;
    this.place();
  }

  /** Moves the map by so many pixels. */
  pan(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.moved();
  }

  /** Scales the map by a factor; what is at the given place of the stage, its middle by default, stays there. */
  zoom(factor, x = this.stage.clientWidth / 2, y = this.stage.clientHeight / 2) {
    const least = Math.min(this.fittingScale, 1) / 2;
    const scale = Math.min(this.map.closest, Math.max(least, this.scale * factor));
    this.x = x - (x - this.x) * scale / this.scale;
    this.y = y - (y - this.y) * scale / this.scale;
    this.scale = scale;
    this.moved();
  }

  /** What is in the middle, in the map's own units, and the scale. */
  get center() {
    return {
      x: (this.stage.clientWidth / 2 - this.x) / this.scale,
      y: (this.stage.clientHeight / 2 - this.y) / this.scale,
      scale: this.scale,
    };
  }

  set center({ x, y, scale }) {
    this.scale = Math.min(this.map.closest, Math.max(0.005, scale));
    this.x = this.stage.clientWidth / 2 - x * this.scale;
    this.y = this.stage.clientHeight / 2 - y * this.scale;
    this.isFitted = false;
    this.opening = undefined;
    this.place();
  }

  /** Glides to where a box is in view at a size that can be read; jumps where the reader asks for less motion. */
  goTo(box, scale = this.scale) {
    const target = { x: box.x + box.width / 2, y: box.y + box.height / 2, scale };
    if (prefersStillness()) {
      this.center = target;
      this.rest();
      return;
    }
    const start = this.center;
    const begin = performance.now();
    const duration = 260;
    const step = now => {
      const time = Math.min(1, Math.max(0, (now - begin) / duration));
      const share = 1 - (1 - time) ** 3;
      this.center = {
        x: start.x + (target.x - start.x) * share,
        y: start.y + (target.y - start.y) * share,
        scale: start.scale * (target.scale / start.scale) ** share,
      };
      if (time < 1) this.gliding = requestAnimationFrame(step);
      else this.rest();
    };
    cancelAnimationFrame(this.gliding);
    this.gliding = requestAnimationFrame(step);
  }

  /** Moves the map as little as brings a box into view. */
  reveal(box) {
    const margin = 24;
    const left = box.x * this.scale + this.x;
    const top = box.y * this.scale + this.y;
    const shift = (start, size, room) => start < margin ? margin - start : Math.min(0, room - margin - start - size);
    const dx = shift(left, box.width * this.scale, this.stage.clientWidth);
    const dy = shift(top, box.height * this.scale, this.stage.clientHeight);
    if (dx !== 0 || dy !== 0) this.pan(dx, dy);
  }

  moved() {
    cancelAnimationFrame(this.gliding);
    this.isFitted = false;
    this.opening = undefined;
    // A moving map is kept as a picture of its own, which is moved without being drawn anew.
    this.stage.classList.add("moving");
    this.place();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), 180);
  }

  rest() {
    this.stage.classList.remove("moving");
    this.onMove();
  }

  /** Shows the map where it now is, with the next picture of the screen. */
  place() {
    if (this.isPlacing) return;
    this.isPlacing = true;
    this.screen = { width: this.stage.clientWidth, height: this.stage.clientHeight };
    requestAnimationFrame(() => {
      this.isPlacing = false;
      this.map.moveTo(this.x, this.y, this.scale);
    });
  }

  /** On paper the whole map is shown, by its own means. */
  prepareForPaper() {
    if (this.isOnPaper) return;
    this.isOnPaper = true;
    this.map.showOnPaper({ left: 0, top: 0, width: this.width, height: this.height });
  }

  returnToScreen() {
    if (!this.isOnPaper) return;
    this.isOnPaper = false;
    this.map.returnFromPaper();
    this.resized();
  }
}

/** Lets a reader move the map with wheel, mouse, pen and fingers. */
function moveByHand(viewport) {
  const { stage } = viewport;
  const pointers = new Map();
  let isDragging = false;

  stage.addEventListener("wheel", event => {
    event.preventDefault();
    const { x, y } = placeOnStage(event);
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1);
    // Trackpads report a pinch as a wheel with the control key, in small steps.
    viewport.zoom(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0016)), x, y);
  }, { passive: false });

  stage.addEventListener("pointerdown", event => {
    if (event.button !== 0) return;
    if (pointers.size === 0) isDragging = false;
    pointers.set(event.pointerId, { ...placeOnStage(event), start: placeOnStage(event) });
  });

  stage.addEventListener("pointermove", event => {
    const pointer = pointers.get(event.pointerId);
    if (!pointer) return;
    const before = [...pointers.values()].map(({ x, y }) => ({ x, y }));
    const place = placeOnStage(event);
    if (!isDragging && distance(place, pointer.start) < 4) return;
    if (!isDragging) {
      isDragging = true;
      stage.setPointerCapture(event.pointerId);
    }
    Object.assign(pointer, place);
    const after = [...pointers.values()];
    if (after.length === 1) {
      viewport.pan(after[0].x - before[0].x, after[0].y - before[0].y);
    } else if (after.length === 2) {
      const [from, to] = [middle(before), middle(after)];
      viewport.pan(to.x - from.x, to.y - from.y);
      viewport.zoom(distance(after[0], after[1]) / Math.max(1, distance(before[0], before[1])), to.x, to.y);
    }
  });

  for (const type of ["pointerup", "pointercancel"]) {
    stage.addEventListener(type, event => pointers.delete(event.pointerId));
  }

  // The click that ends a drag is none.
  stage.addEventListener("click", event => {
    if (!isDragging) return;
    isDragging = false;
    event.stopPropagation();
    event.preventDefault();
  }, { capture: true });

  function placeOnStage(event) {
    const box = stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  function distance(a, b) {
    return Math.hypot(a.x - b.x, a.y - b.y);
  }

  function middle([a, b]) {
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  }
}
