// The classic wire: a byte that counts the segments of a JPEG down, and a frame check in a comment of the JPEG.

import { crc32c, join, split32, u32 } from './bytes.js';
import { cutBehindEoi, endWithoutZeros, isWholeJpeg } from './jpeg.js';

const MOST_SEGMENTS = 255;
const MOST_DATAGRAM_BYTES = 65471; // that is sent
const NAME = Array.from('udpcam', (letter) => letter.charCodeAt());
const CHECK_OPENING = Uint8Array.of(0xff, 0xd8, 0xff, 0xfe, 0, 16, ...NAME); // SOI, and a comment
const CRC_AT = CHECK_OPENING.length;
const NUMBER_AT = CRC_AT + 4;
const CHECK_END = NUMBER_AT + 4;
const PAUSE_MS = 10; // between two segments; they leave back to back, so a longer one may be where two frames meet
const LATE_MS = 500; // a frame with an older number is late; behind such a silence its sender began anew

/** Makes classic segments of JPEGs, with udpcam's frame check. */
export class ClassicSender {
  #mtu;
  #number = 0;

  /**
   * @param {object} [options]
   * @param {number} [options.mtu] the most bytes of a datagram, 64-65,471; more where 255 of them do not hold a picture
   */
  constructor({ mtu = 1400 } = {}) {
    this.#mtu = mtu;
  }

  /**
   * @param {Uint8Array} jpeg of any kind
   * @returns {Uint8Array[]} the datagrams of a frame
   * @throws {Error} with the reason in a few words, if it is too large or does not begin with SOI
   */
  datagrams(jpeg) {
    if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw new Error('no JPEG');
    const rest = jpeg.subarray(2, endWithoutZeros(jpeg));
    const checked = join([CHECK_OPENING, new Uint8Array(4), split32(this.#number++), rest]);
    checked.set(split32(crc32c(checked.subarray(NUMBER_AT))), CRC_AT);
    const size = Math.max(this.#mtu - 1, Math.ceil(checked.length / MOST_SEGMENTS));
    if (size >= MOST_DATAGRAM_BYTES) throw new Error(`${jpeg.length} bytes, more than 255 datagrams hold`);
    const segments = Math.ceil(checked.length / size);
    return Array.from({ length: segments }, (_, i) =>
      join([[segments - i], checked.subarray(i * size, (i + 1) * size)]));
  }
}

/** Whether a segment begins a frame: one with others to follow is never too short to hold a frame check. */
export function opensFrame(datagram) {
  return datagram.length > (datagram[0] === 1 ? 2 : CHECK_END) && datagram[1] === 0xff && datagram[2] === 0xd8;
}

const isChecked = (jpeg) => jpeg.length >= CHECK_END && CHECK_OPENING.every((byte, i) => jpeg[i] === byte);

/** Puts the frames of one sender together, one at a time. */
export class ClassicStream {
  #counts;
  #segments = []; // of the frame under way
  #left = 0; // how many are to come; 0: no frame is under way
  #takenAt = -Infinity;
  #isDoubtful = false; // some segment may be another frame's: only a frame check can tell
  #number = 0; // of the newest frame that had one
  #numberAt = -Infinity;

  constructor(counts) {
    this.#counts = counts;
  }

  /** Takes a datagram; returns the JPEG that it completes, or null. */
  take(datagram, now) {
    const segment = datagram.subarray(1);
    const opens = opensFrame(datagram);
    const hasPaused = now - this.#takenAt > PAUSE_MS;
    const beginsAlike = opens && hasPaused; // as frames without a check may: not doubled, but the next one
    if (datagram[0] === this.#left + 1 && this.#isLast(segment) && !beginsAlike) return null; // doubled on the way
    if (opens) {
      this.#isDoubtful = this.#left > 0 && !hasPaused;
      this.#giveUp();
      this.#left = datagram[0];
    } else if (datagram[0] !== this.#left) {
      this.#giveUp();
      return null;
    } else {
      this.#isDoubtful ||= hasPaused;
    }
    this.#segments.push(new Uint8Array(segment)); // a copy
    this.#takenAt = now;
    this.#left--;
    return this.#left === 0 ? this.#complete(now) : null;
  }

  #isLast(segment) {
    const last = this.#segments.at(-1);
    return last !== undefined && last.length === segment.length && last.every((byte, i) => byte === segment[i]);
  }

  #giveUp() {
    if (this.#left > 0) this.#counts.broken++;
    this.#left = 0;
    this.#segments = [];
  }

  #complete(now) {
    const bytes = join(this.#segments);
    this.#segments = [];
    const checked = bytes.subarray(0, endWithoutZeros(bytes));
    if (isChecked(checked)) {
      const holds = u32(checked, CRC_AT) === crc32c(checked.subarray(NUMBER_AT));
      if (holds && isWholeJpeg(checked)) return this.#inOrder(checked, now); // a sender may vouch for anything
    } else {
      const jpeg = cutBehindEoi(bytes);
      if (!this.#isDoubtful && isWholeJpeg(jpeg)) return jpeg;
    }
    this.#counts.broken++;
    return null;
  }

  #inOrder(jpeg, now) {
    const number = u32(jpeg, NUMBER_AT);
    if ((number - this.#number | 0) <= 0 && now - this.#numberAt <= LATE_MS) return null; // RFC 1982
    this.#number = number;
    this.#numberAt = now;
    return jpeg;
  }
}
