// The canvas, on which a frame is drawn when it is decoded, and the bytes of the frame that is on it.

export class Picture {
  #canvas;
  #context;
  #shown = null;

  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false });
  }

  draw(decoded, frame) {
    const { image, width, height } = decoded;
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    this.#context.drawImage(image, 0, 0);
    this.#shown = frame;
  }

  /** The frame on the canvas; null before the first. */
  get shown() {
    return this.#shown;
  }

  /** Whether it is old: then it is dimmed. */
  set stale(is) {
    this.#canvas.classList.toggle('stale', is);
  }

  /** Saves the frame, byte for byte as it came. */
  save() {
    if (this.#shown === null) return;
    const url = URL.createObjectURL(new Blob([this.#shown.bytes], { type: 'image/jpeg' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `udpcam-${stamp(new Date())}.jpg`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }
}

function stamp(date) {
  const two = (number, digits = 2) => String(number).padStart(digits, '0');
  return `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}-${two(date.getHours())}`
    + `${two(date.getMinutes())}${two(date.getSeconds())}-${two(date.getMilliseconds(), 3)}`;
}
