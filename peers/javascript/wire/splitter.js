import { EOI, MOST_PICTURE_BYTES, RST0, RST7, SOF0, SOI, SOS } from './jpeg.js';
import { u16 } from './bytes.js';

const MOST_HEADER_BYTES = 1 << 18;
const MOST_WALKED_AGAIN = 1 << 12; // bytes that only begin like a picture; else a stranger's could take for ever

/** Cuts JPEGs out of a stream of bytes, such as motion JPEG, by their markers. What lies between is passed over. */
export class JpegSplitter {
  #held = new Uint8Array(1 << 16);
  #length = 0;
  #start = 0; // of the picture at hand
  #at = 0; // how far it was walked
  #scans = 0; // of it, so far
  #isInScan = false;

  /** How many bytes were passed over. */
  passedOver = 0;

  /**
   * @param {Uint8Array} chunk the next bytes
   * @returns {Uint8Array[]} the pictures that end in them
   */
  push(chunk) {
    this.#append(chunk);
    const pictures = [];
    for (let end = this.#walk(); end !== null; end = this.#walk()) {
      if (end > this.#start) {
        pictures.push(this.#held.slice(this.#start, end));
        this.#begin(end);
      } else {
        this.#passOver();
      }
    }
    return pictures;
  }

  /** The stream has ended: what is left is no picture. */
  end() {
    this.passedOver += this.#length - this.#start;
    this.#begin(this.#length);
  }

  #append(chunk) {
    const left = this.#length - this.#start;
    if (this.#start + left + chunk.length > this.#held.length) {
      const room = left + chunk.length > this.#held.length ? new Uint8Array(2 * (left + chunk.length)) : this.#held;
      room.set(this.#held.subarray(this.#start, this.#length));
      this.#held = room;
      this.#at -= this.#start;
      this.#start = 0;
    }
    this.#held.set(chunk, this.#start + left);
    this.#length = this.#start + left + chunk.length;
  }

  #begin(start) {
    this.#start = start;
    this.#at = start;
    this.#scans = 0;
    this.#isInScan = false;
  }

  #passOver() {
    const isShort = this.#at - this.#start <= MOST_WALKED_AGAIN && this.#scans === 0;
    let next = isShort ? this.#held.indexOf(0xff, this.#start + 1) : this.#at;
    if (next < 0 || next > this.#length) next = this.#length;
    this.passedOver += next - this.#start;
    this.#begin(next);
  }

  /** Where the picture at hand ends; its start if it is none; null if more bytes are needed to tell. */
  #walk() {
    const held = this.#held;
    while (this.#at + 2 <= this.#length) {
      const marker = held[this.#at + 1];
      if (this.#isInScan) {
        this.#toMarker();
      } else if (held[this.#at] !== 0xff || this.#at - this.#start > this.#most()) {
        return this.#start;
      } else if (this.#at === this.#start) {
        if (marker !== SOI) return this.#start;
        this.#at += 2;
      } else if (marker === 0xff) {
        this.#at++; // a fill byte
      } else if (marker === EOI) {
        return this.#scans > 0 ? this.#at + 2 : this.#start;
      } else if (marker < SOF0 || (marker >= RST0 && marker <= SOI)) {
        return this.#start;
      } else if (this.#at + 4 > this.#length) {
        return null;
      } else {
        this.#isInScan = marker === SOS;
        this.#scans += this.#isInScan ? 1 : 0;
        this.#at += 2 + Math.max(2, u16(held, this.#at + 2));
      }
    }
    return this.#length - this.#start > this.#most() ? this.#start : null;
  }

  #most() {
    return this.#scans > 0 ? MOST_PICTURE_BYTES : MOST_HEADER_BYTES;
  }

  /** Walks through entropy-coded data, to the marker behind it or as far as there are bytes. */
  #toMarker() {
    for (let at = this.#at; ; at += 2) {
      at = this.#held.indexOf(0xff, at);
      if (at < 0 || at + 2 > this.#length) {
        this.#at = this.#length - (this.#held[this.#length - 1] === 0xff ? 1 : 0);
        return;
      }
      const marker = this.#held[at + 1];
      if (marker !== 0 && !(marker >= RST0 && marker <= RST7)) {
        this.#isInScan = false;
        this.#at = at;
        return;
      }
    }
  }
}
