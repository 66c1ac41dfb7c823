// Decodes JPEGs the quickest way that this browser has. They differ by factors between browsers, so each way gets some of the
// first frames, and the quickest the rest.

const TRIES = 6; // of each way; the first is not counted: it loads the decoder

const WAYS = {
  async bitmap(bytes) {
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    return { image: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() };
  },
  async decoder(bytes) {
    const decoder = new ImageDecoder({ data: bytes, type: 'image/jpeg' });
    try {
      const { image } = await decoder.decode();
      return { image, width: image.displayWidth, height: image.displayHeight, close: () => image.close() };
    } finally {
      decoder.close();
    }
  },
  async element(bytes) {
    const image = new Image();
    const url = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    image.src = url;
    try {
      await image.decode();
    } catch (error) {
      URL.revokeObjectURL(url);
      throw error;
    }
    return { image, width: image.naturalWidth, height: image.naturalHeight, close: () => URL.revokeObjectURL(url) };
  },
};

export class Decoder {
  #draw;
  #times = new Map(); // of each way that works here
  #chosen = null;
  #failures = 0; // in a row
  #busy = false;
  #next = null;

  /** draw(decoded, frame) draws. While one frame is decoded the newest waits, and older ones are dropped. */
  constructor(draw) {
    this.#draw = draw;
    if (typeof createImageBitmap === 'function') this.#times.set('bitmap', []);
    if (typeof ImageDecoder === 'function') this.#times.set('decoder', []);
    this.#times.set('element', []);
  }

  /** The way that was chosen; null while they are tried. */
  get way() {
    return this.#chosen;
  }

  /** Forgets the frame that waits. */
  clear() {
    this.#next = null;
  }

  async take(frame) {
    this.#next = frame;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#next !== null) {
      const taken = this.#next;
      this.#next = null;
      await this.#decode(taken);
    }
    this.#busy = false;
  }

  async #decode(frame) {
    const way = this.#chosen ?? this.#leastTried();
    const begun = performance.now();
    try {
      const decoded = await WAYS[way](frame.bytes);
      try {
        this.#draw(decoded, frame);
      } finally {
        decoded.close();
      }
    } catch (error) {
      this.#failed(way, error);
      return;
    }
    this.#failures = 0;
    if (this.#chosen === null) this.#tried(way, performance.now() - begun);
  }

  #leastTried() {
    return [...this.#times].reduce((least, each) => (each[1].length < least[1].length ? each : least))[0];
  }

  #tried(way, ms) {
    this.#times.get(way).push(ms);
    if (this.#times.get(this.#leastTried()).length >= TRIES) this.#choose();
  }

  #choose() {
    let quickest = Infinity;
    for (const [way, times] of this.#times) {
      const median = times.slice(1).sort((a, b) => a - b)[(TRIES - 1) >> 1];
      if (median < quickest) {
        quickest = median;
        this.#chosen = way;
      }
    }
  }

  /** That way does not work here, if it never did or not any more; else, or if it is the last one, the frame was the reason. */
  #failed(way, error) {
    console.warn(`no picture by ${way}: ${error}`);
    this.#failures++;
    const worked = this.#chosen !== null || this.#times.get(way).length > 0;
    if (this.#times.size > 1 && (!worked || this.#failures >= TRIES)) {
      this.#failures = 0;
      this.#times.delete(way);
      this.#chosen = null;
      for (const times of this.#times.values()) times.length = 0;
    }
  }
}
