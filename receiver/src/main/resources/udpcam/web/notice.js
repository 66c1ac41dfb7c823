// Says why there is no picture, or none that is new: one line over the picture and one in the corner.

const SILENT_MS = 2000;

export class Notice {
  #box;
  #headline;
  #trouble = null;

  constructor(box, headline) {
    this.#box = box;
    this.#headline = headline;
  }

  /** What went wrong with the last request: null, or why, with its HTTP status or 0. */
  trouble(why, status) {
    this.#trouble = why === null ? null : { status };
  }

  /** Says how things are; returns whether the picture is old. */
  show(shown, offset, frozen, delay) {
    const age = shown === null ? Infinity : performance.now() + (Number.isNaN(offset) ? 0 : offset)
      - (Number.isNaN(offset) ? shown.receivedAt : shown.arrived);
    const text = this.#text(shown, age);
    const gone = text !== '' && !frozen;
    this.#box.textContent = text;
    this.#box.hidden = !gone;
    document.body.classList.toggle('live', !gone && !frozen);
    document.body.classList.toggle('gone', gone && (this.#trouble !== null || shown !== null));
    const live = Number.isNaN(delay) ? 'Live' : `Live  ${delay.toFixed(0)} ms`;
    this.#headline.textContent = frozen ? 'Frozen' : gone ? text.split('\n')[0] : live;
    return gone;
  }

  #text(shown, age) {
    if (this.#trouble !== null) {
      if (this.#trouble.status === 404) return 'Waiting for video';
      return this.#trouble.status === 503 ? 'Too many viewers\nClose another page or stream'
        : 'The receiver does not answer\nTrying again';
    }
    if (shown === null) return 'Waiting for video';
    return age > SILENT_MS ? `No video for ${Math.floor(age / 1000)} s` : '';
  }
}
