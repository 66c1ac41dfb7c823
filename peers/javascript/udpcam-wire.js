// The two wires of udpcam: RTP with JPEG (RFC 3550, RFC 2435), and classic, a byte that counts the segments of a JPEG
// down. docs/WIRE.md has every bit of them. Bytes in, bytes out; time is an argument, in milliseconds of any clock that
// does not step. Nothing here is Node's: it runs in browsers, too.

import { ClassicStream, opensFrame } from './wire/classic.js';
import { readHeaders } from './wire/jpeg.js';
import { RtpStream, looksLikeRtp, readRtp } from './wire/rtp.js';

export { crc32c } from './wire/bytes.js';
export { ClassicSender } from './wire/classic.js';
export { isWholeJpeg, readHeaders, standardTables } from './wire/jpeg.js';
export { RtpSender, readRtp } from './wire/rtp.js';
export { JpegSplitter } from './wire/splitter.js';

const MOST_SENDERS = 4; // that are followed at once
const SILENCE_MS = 1000; // of frames; then another sender is shown

/** Whether a stream gives frames. */
const isLive = (stream, now) => now - stream.frameAt <= SILENCE_MS;

/**
 * @typedef {object} Frame
 * @property {Uint8Array} jpeg from SOI to EOI
 * @property {number} width in pixels
 * @property {number} height
 * @property {'rtp' | 'classic'} wire
 * @property {string} address
 */

/**
 * Receives both wires on one port. Up to four senders are followed, the first one that gave a whole frame is shown
 * until it gave none for a second. Whatever bytes come, it throws nothing and keeps no more than some 100 MB (the process may
 * take twice that).
 */
export class Receiver {
  #streams = new Map(); // by address, on RTP with the SSRC; the one that was heard last is the last one
  #shown = null;

  /** How many frames were given out, and how many began but are incomplete, torn or late. */
  counts = { complete: 0, broken: 0 };

  /**
   * @param {Uint8Array} datagram the payload of UDP; it may be used again afterwards
   * @param {string} address where it came from, with the port
   * @param {number} now when it came, in milliseconds
   * @returns {Frame | null} the frame to be shown that it completes
   */
  receive(datagram, address, now) {
    if (datagram.length < 2 || datagram[0] === 0) return null;
    const packet = readRtp(datagram);
    const wire = this.#wireOf(address, now) ?? (looksLikeRtp(packet) ? 'rtp' : 'classic');
    if (wire === 'rtp' && packet === null) return null; // RTCP or repair, which begin no classic frame either
    const key = wire === 'rtp' ? `${address} ${packet.ssrc}` : address;
    const stream = this.#streams.get(key) ?? this.#begin(wire, address, datagram, now);
    if (stream === null) return null;
    this.#streams.delete(key);
    this.#streams.set(key, stream); // as the last one
    const jpeg = stream.frames.take(wire === 'rtp' ? packet : datagram, now);
    return jpeg === null ? null : this.#show(stream, jpeg, now);
  }

  /** The wire of an address that gives frames: its segments may look like RTP. */
  #wireOf(address, now) {
    for (const stream of this.#streams.values()) {
      if (stream.address === address && isLive(stream, now)) return stream.wire;
    }
    return null;
  }

  #begin(wire, address, datagram, now) {
    if (wire === 'classic' && !opensFrame(datagram)) return null;
    if (this.#streams.size === MOST_SENDERS) {
      const left = [...this.#streams.keys()].find((key) => !isLive(this.#streams.get(key), now));
      if (left === undefined) return null;
      this.#streams.delete(left); // the one of these that was not heard for the longest time
    }
    const frames = wire === 'rtp' ? new RtpStream(this.counts) : new ClassicStream(this.counts);
    return { wire, address, frames, frameAt: -Infinity };
  }

  #show(stream, jpeg, now) {
    const headers = readHeaders(jpeg);
    if (headers === null) { // a frame check holds for any bytes
      this.counts.broken++;
      return null;
    }
    stream.frameAt = now;
    if (this.#shown !== null && this.#shown !== stream && isLive(this.#shown, now)) return null;
    this.#shown = stream;
    this.counts.complete++;
    const { width, height } = headers;
    return { jpeg, width, height, wire: stream.wire, address: stream.address };
  }
}
