// What is known of the stream in numbers: of the last second, beside what the receiver tells.

const WINDOW_MS = 1000;

export class Figures {
  #drawn = []; // of the last second
  #list;
  #receivers = {};

  constructor(list) {
    this.#list = list;
  }

  /** A frame was drawn. Parts of its delay that are not known are NaN. */
  drew(frame, offset) {
    this.#forget();
    const drawnAt = performance.now();
    this.#drawn.push({
      at: drawnAt,
      bytes: frame.bytes.byteLength,
      skipped: frame.skipped,
      captureMs: frame.captureMs,
      wayMs: Math.max(0, frame.receivedAt + offset - frame.arrived),
      drawMs: drawnAt - frame.receivedAt,
    });
  }

  /** What the receiver tells of the stream. */
  told(figures) {
    this.#receivers = figures;
  }

  get framesPerSecond() {
    this.#forget();
    return this.#drawn.length / (WINDOW_MS / 1000);
  }

  /** From the camera to the canvas, or from the receiver where the camera's clock is not known; the median. */
  get delay() {
    this.#forget();
    const own = this.#median('wayMs') + this.#median('drawMs');
    const capture = this.#median('captureMs');
    return Number.isNaN(capture) ? own : own + capture;
  }

  #forget() {
    const since = performance.now() - WINDOW_MS;
    while (this.#drawn.length > 0 && this.#drawn[0].at < since) this.#drawn.shift();
  }

  #median(part) {
    const values = this.#drawn.map((each) => each[part]).filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
    return values.length > 0 ? values[values.length >> 1] : NaN;
  }

  #sum(part) {
    return this.#drawn.reduce((sum, each) => sum + each[part], 0);
  }

  /** Writes the list; extra are more rows, with name and text. */
  show(size, extra) {
    this.#forget();
    const told = this.#receivers;
    const capture = this.#median('captureMs');
    const rows = [
      [Number.isNaN(capture) ? 'Delay from receiver' : 'Delay', ms(this.delay)],
      ['camera to receiver', ms(capture), 'part'],
      ['receiver to browser', ms(this.#median('wayMs')), 'part'],
      ['browser to canvas', ms(this.#median('drawMs')), 'part'],
      ['Frames', `${this.framesPerSecond.toFixed(0)} of ${(told.frames_per_second ?? 0).toFixed(0)} per second`],
      ['Left out here', this.#sum('skipped').toFixed(0)],
      ['Size', size ?? '–'],
      ['To this browser', mbit((this.#sum('bytes') * 8) / 1e6)],
      ['To the receiver', mbit(told.megabits_per_second)],
      ['Loss', told.loss_percent === undefined ? '–' : `${told.loss_percent.toFixed(1)} %`],
      ['Round trip to sender', ms(told.round_trip_ms)],
    ];
    if (told.limit_kilobits_per_second > 0) rows.push(['Limited to', mbit(told.limit_kilobits_per_second / 1000)]);
    this.#list.replaceChildren(...[...rows, ...extra].flatMap(([name, text, part]) => row(name, text, part)));
  }
}

function row(name, text, part) {
  const term = document.createElement('dt');
  const value = document.createElement('dd');
  term.textContent = name;
  value.textContent = text;
  if (part) term.className = part;
  return [term, value];
}

function ms(value) {
  return value === undefined || Number.isNaN(value) ? '–' : `${value.toFixed(1)} ms`;
}

function mbit(value) {
  return value === undefined ? '–' : `${value.toFixed(2)} Mbit/s`;
}
