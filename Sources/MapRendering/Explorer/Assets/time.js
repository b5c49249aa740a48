/** The slider over the days on which something became known, and its play button. */
class TimeControl {
  /** How long a day is shown, in milliseconds. */
  static PACE = 900;

  constructor(model, onChange) {
    this.model = model;
    this.onChange = onChange;
    this.slider = document.getElementById("when");
    this.date = document.getElementById("date");
    this.button = document.getElementById("play");
    this.slider.max = model.steps.length;
    this.slider.closest(".time").hidden = false;
    this.slider.addEventListener("input", () => {
      this.stop();
      onChange(Number(this.slider.value));
    });
    this.button.addEventListener("click", () => this.isPlaying ? this.stop() : this.play());
  }

  show(step) {
    const label = step < this.model.steps.length ? this.model.steps[step].label : "all that is known";
    this.slider.value = step;
    this.slider.setAttribute("aria-valuetext", label);
    this.date.textContent = label;
  }

  get isPlaying() {
    return this.timer !== undefined;
  }

  play() {
    const last = this.model.steps.length;
    let step = Number(this.slider.value);
    if (step >= last) step = -1;
    const next = () => {
      step += 1;
      if (step >= last) this.stop();
      this.onChange(step);
    };
    this.timer = setInterval(next, TimeControl.PACE);
    this.mark();
    next();
  }

  stop() {
    clearInterval(this.timer);
    this.timer = undefined;
    this.mark();
  }

  mark() {
    this.button.textContent = this.isPlaying ? "Pause" : "Play";
    this.button.setAttribute("aria-pressed", String(this.isPlaying));
  }
}
