/** Paints a large map on a canvas: outlines of groups, lines, dots, names. Dots and letters keep about their size whatever the scale. */
class DotPainter {
  static FONT = "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif";
  /** The most names at once, and the pixels that each takes at least. */
  static NAME_LIMIT = 160;
  static AREA_PER_NAME = 6500;
  static LONGEST_NAME = 180;

  constructor(canvas, model, centers, courses) {
    Object.assign(this, { canvas, model, centers, courses });
    this.context = canvas.getContext("2d");
    this.clusterOfNode = model.dots.cluster ?? [];
    this.hulls = model.dots.clusters.map(cluster => (cluster.hull ?? []).reduce((path, ring) => {
      for (let index = 0; index < ring.length; index += 2) path[index === 0 ? "moveTo" : "lineTo"](ring[index] / 10, ring[index + 1] / 10);
      path.closePath();
      return path;
    }, new Path2D()));
    this.forms = model.dots.forms.map(corners => corners.map(value => value / 100));
    this.leading = new Set(model.dots.leading);
    this.widths = new Map();
  }

  /** Of a dot, in pixels: closer by, dots grow half as fast as the map. */
  radius(index, scale) {
    return Math.max(0.7, this.model.dots.r[index] / 10 * (scale > 1 ? Math.sqrt(scale) : scale));
  }

  /**
   * @param view where the map's origin lies on the canvas, and the scale
   * @param frame the part of the canvas that names are put into; all of it by default
   */
  paint(view, width, height, frame, { sight, lit, step }, { isPaper = false } = {}) {
    const { context } = this;
    const density = isPaper ? 2.5 : Math.min(2, devicePixelRatio);
    this.canvas.width = Math.round(width * density);
    this.canvas.height = Math.round(height * density);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.colors = this.model.dots.palettes[!isPaper && this.isDark ? "dark" : "light"] ?? Object.values(this.model.dots.palettes)[0];
    context.setTransform(density, 0, 0, density, 0, 0);
    const isSingling = lit.nodes.size + lit.lines.size > 0;
    context.save();
    context.translate(view.x, view.y);
    context.scale(view.scale, view.scale);
    if (!isSingling) this.paintHulls(view.scale, sight);
    const seen = this.seen(view, width, height, sight);
    this.paintLines(view.scale, sight, lit, isSingling, new Set(seen));
    context.restore();
    this.paintDots(view, seen, lit, isSingling, step);
    this.paintNames(view, seen, frame ?? [0, 0, width, height], lit, isSingling);
  }

  get isDark() {
    const theme = document.documentElement.dataset.theme;
    return theme === "dark" || (theme === "auto" && matchMedia("screen and (prefers-color-scheme: dark)").matches);
  }

  color(cluster) {
    return this.colors.clusters[cluster] ?? this.colors.other;
  }

  paintHulls(scale, sight) {
    const shown = new Set(this.clusterOfNode.filter((_, index) => sight.nodes[index]));
    for (const [cluster, hull] of this.hulls.entries()) {
      if (!shown.has(cluster)) continue;
      this.context.fillStyle = this.color(cluster).fill;
      this.context.strokeStyle = this.color(cluster).line;
      this.context.lineWidth = 1.2 / scale;
      this.context.globalAlpha = 0.55;
      this.context.fill(hull, "evenodd");
      this.context.stroke(hull);
    }
    this.context.globalAlpha = 1;
  }

  paintLines(scale, sight, lit, isSingling, seen) {
    const { context } = this;
    const count = sight.lines.filter(Boolean).length;
    // The more lines, the fainter each; closer by, fewer of them meet, and those that merely pass are in the way.
    const base = Math.min(0.55, Math.max(0.06, 1400 / Math.max(1, count)) * Math.max(1, Math.sqrt(scale)));
    context.lineWidth = 0.9 / scale;
    for (const line of this.model.lines) {
      if (!sight.lines[line.index] || lit.lines.has(line.index)) continue;
      const cluster = this.clusterOfLine(line);
      const isPassing = !seen.has(line.source.index) && !seen.has(line.target.index);
      context.globalAlpha = Math.min(0.7, cluster < 0 ? base : base * 2.2) * (isSingling || isPassing ? 0.3 : 1);
      context.strokeStyle = this.color(cluster).line;
      this.stroke(this.courses[line.index], scale);
    }
    context.globalAlpha = 1;
    context.lineWidth = 2.4 / scale;
    for (const index of lit.lines) {
      const { type, target } = this.model.lines[index];
      const course = straightened(this.courses[index]);
      context.strokeStyle = this.colors.types[type.index];
      this.stroke(course, scale);
      if (!type.symmetric) this.point(course, target.index, scale);
    }
  }

  /** A head at the rim of the dot that a line leads to. */
  point({ from, to, isLoop }, target, scale) {
    const way = Math.hypot(to.x - from.x, to.y - from.y);
    if (isLoop || way === 0) return;
    const { context } = this;
    const [dx, dy] = [(from.x - to.x) / way / scale, (from.y - to.y) / way / scale];
    const [near, far] = [this.radius(target, scale) + 1, this.radius(target, scale) + 10];
    context.beginPath();
    context.moveTo(to.x + dx * near, to.y + dy * near);
    context.lineTo(to.x + dx * far - dy * 4, to.y + dy * far + dx * 4);
    context.lineTo(to.x + dx * far + dy * 4, to.y + dy * far - dx * 4);
    context.fillStyle = context.strokeStyle;
    context.fill();
  }

  clusterOfLine(line) {
    const cluster = this.clusterOfNode[line.source.index] ?? -1;
    return cluster === (this.clusterOfNode[line.target.index] ?? -1) ? cluster : -1;
  }

  stroke({ from, to, first, second, isLoop }, scale) {
    const { context } = this;
    context.beginPath();
    if (isLoop) context.arc(from.x, from.y - 5 / scale, 5 / scale, 0, 2 * Math.PI);
    else context.moveTo(from.x, from.y);
    if (first) context.bezierCurveTo(first.x, first.y, second.x, second.y, to.x, to.y);
    else if (!isLoop) context.lineTo(to.x, to.y);
    context.stroke();
  }

  /** The nodes on the canvas, the most important first. */
  seen(view, width, height, sight) {
    return this.model.dots.rank.filter(index => {
      if (!sight.nodes[index]) return false;
      const [x, y] = [view.x + this.centers[index].x * view.scale, view.y + this.centers[index].y * view.scale];
      return x > -20 && y > -20 && x < width + 20 && y < height + 20;
    });
  }

  /** Around a statement's dot, how it stands at a step is drawn as around its box; nothing where it is only asserted. */
  paintDots(view, seen, lit, isSingling, step) {
    const { context } = this;
    for (const index of seen.toReversed()) {
      const isLit = lit.nodes.has(index);
      context.globalAlpha = isSingling && !isLit ? 0.3 : 1;
      context.fillStyle = this.color(this.clusterOfNode[index] ?? -1).line;
      this.outline(view, index, isLit ? 1.5 : 0);
      context.fill();
      const standing = this.colors.outlines[standingAt(this.model.nodes[index], step)?.status];
      if (standing) {
        context.strokeStyle = standing.line;
        context.lineWidth = standing.width;
        context.setLineDash(standing.dashes);
        this.outline(view, index, standing.distance);
        context.stroke();
        context.setLineDash([]);
      }
      if (!lit.chosen.has(index)) continue;
      context.strokeStyle = this.colors.text;
      context.lineWidth = 2;
      this.circle(view, index, this.radius(index, view.scale) / 2 + 4.5);
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  /** Of a dot: the form of its kind or group, as large as the circle of one without corners. */
  outline(view, index, more) {
    const form = this.forms[this.model.dots.form[index]];
    if (form.length === 0) {
      this.circle(view, index, more);
      return;
    }
    const { x, y } = this.centers[index];
    const radius = this.radius(index, view.scale) + more;
    this.context.beginPath();
    for (let corner = 0; corner < form.length; corner += 2) {
      this.context[corner === 0 ? "moveTo" : "lineTo"](
        view.x + x * view.scale + form[corner] * radius, view.y + y * view.scale + form[corner + 1] * radius);
    }
    this.context.closePath();
  }

  circle(view, index, more) {
    this.context.beginPath();
    this.context.arc(view.x + this.centers[index].x * view.scale, view.y + this.centers[index].y * view.scale,
      this.radius(index, view.scale) + more, 0, 2 * Math.PI);
  }

  /** Names where there is room: of what is brought out first, then the captions of groups, then by importance; none on another. */
  paintNames(view, seen, [left, top, right, bottom], lit, isSingling) {
    const taken = [];
    const room = (right - left) * (bottom - top);
    const limit = Math.min(DotPainter.NAME_LIMIT, Math.max(12, Math.round(room / DotPainter.AREA_PER_NAME)));
    const place = (text, font, x, y, width, height, color) => {
      const frame = [x, y, x + width, y + height];
      if (frame[0] < left || frame[1] < top || frame[2] > right || frame[3] > bottom) return false;
      if (taken.some(other => frame[0] < other[2] + 3 && other[0] < frame[2] + 3 && frame[1] < other[3] && other[1] < frame[3])) return false;
      taken.push(frame);
      this.write(text, font, x, y + height * 0.78, color);
      return true;
    };
    const beside = (index, size, isBold) => {
      const font = `${isStatement(this.model.nodes[index]) ? "italic " : ""}${isBold ? "bold " : ""}${size}px ${DotPainter.FONT}`;
      const { text, width } = this.fitted(this.model.nodes[index].name, font);
      const [x, y] = [view.x + this.centers[index].x * view.scale, view.y + this.centers[index].y * view.scale];
      const gap = this.radius(index, view.scale) + 3;
      const height = size * 1.25;
      const places = [[x + gap, y - height / 2], [x - gap - width, y - height / 2], [x - width / 2, y - gap - height], [x - width / 2, y + gap]];
      return places.some(([left, top]) => place(text, font, left, top, width, height, this.colors.text));
    };
    // Those brought out may be very many: the neighbours of a hub.
    let count = 0;
    for (const index of seen) if (lit.chosen.has(index) && beside(index, 13, true)) count += 1;
    for (const index of seen) if (count < limit && lit.nodes.has(index) && !lit.chosen.has(index) && beside(index, 12, true)) count += 1;
    if (isSingling) return;
    for (const [cluster, { caption, at }] of this.model.dots.clusters.entries()) {
      if (!caption) continue;
      const font = `bold 14px ${DotPainter.FONT}`;
      const { text, width } = this.fitted(caption, font);
      const [x, y] = [view.x + at[0] / 10 * view.scale, view.y + at[1] / 10 * view.scale];
      place(text, font, x - width / 2, y - 9, width, 18, this.color(cluster).text);
    }
    for (const index of seen) {
      if (count >= limit) break;
      const isLeading = this.leading.has(index);
      if (beside(index, isLeading ? 12.5 : 11, isLeading)) count += 1;
    }
  }

  write(text, font, x, y, color) {
    const { context } = this;
    context.font = font;
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = this.colors.canvas;
    context.strokeText(text, x, y);
    context.fillStyle = color;
    context.fillText(text, x, y);
  }

  /** A name, shortened if it is long, and its width. Measured once. */
  fitted(name, font) {
    const key = font + name;
    let found = this.widths.get(key);
    if (!found) {
      this.context.font = font;
      let text = name;
      let width = this.context.measureText(text).width;
      if (width > DotPainter.LONGEST_NAME) {
        const characters = [...name];
        text = `${characters.slice(0, Math.max(1, Math.floor(characters.length * DotPainter.LONGEST_NAME / width) - 1)).join("").trimEnd()}…`;
        width = this.context.measureText(text).width;
      }
      found = { text, width };
      this.widths.set(key, found);
    }
    return found;
  }
}
