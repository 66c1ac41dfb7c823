// RTP with JPEG: RFC 3550, RFC 2435 and the header extension of docs/WIRE.md. No repair, no RTCP.

import { crc32c, join, split16, split32, u16, u24, u32 } from './bytes.js';
import { MOST_PICTURE_BYTES, cutBehindEoi, isWholeJpeg, rtpParts, standardTables, writeHeaders } from './jpeg.js';

const PAYLOAD_TYPE = 26; // JPEG, RFC 3551
const HIGHEST_TYPE_SPECIFIC = 3; // that RFC 2435 knows
const SILENCE_MS = 1000; // after which a stream may begin anew with other numbers
const RESTARTS = 64; // added to Type where the data have restart markers
const UNKNOWN_RESTART_COUNT = 0x3fff;
const FIRST_STATIC_Q = 128;
const DYNAMIC_Q = 255; // the tables are good for one frame
const EXTENSION_PROFILE = 0xbede; // one-byte elements, RFC 8285 section 4.2
const CAPTURE_TIME_ID = 1;
const PICTURE_SIZE_ID = 2;
const FRAME_CHECK_ID = 3;
const FULL_SIZE_ID = 4;
const MOST_BLOCKS = 255; // that Width and Height can say
const EOI = Uint8Array.of(0xff, 0xd9);
const CLOCK_PER_MS = 90;

const inBlocks = (pixels) => Math.ceil(pixels / 8);

/**
 * @typedef {object} RtpPacket a packet of RTP with JPEG; all numbers are unsigned, what is not there is null
 * @property {boolean} marker whether it is the last one of its frame
 * @property {number} payloadType 0-127; JPEG is 26 (RFC 3551)
 * @property {number} sequenceNumber 16 bits
 * @property {number} timestamp 32 bits, at 90,000 Hz
 * @property {number} ssrc 32 bits
 * @property {bigint | null} captureTime 64-bit NTP timestamp
 * @property {number | null} width of the picture in pixels, exactly
 * @property {number | null} height
 * @property {number | null} fullWidth in pixels, of the camera's picture that was scaled down
 * @property {number | null} fullHeight
 * @property {number | null} frameCheck CRC-32C of all data of the frame
 * @property {number} typeSpecific RFC 2435 section 3.1.1; 1-3: a field of interlaced video
 * @property {number} fragmentOffset where the data belong in the frame's, in bytes, 24 bits
 * @property {number} type 0 for 4:2:2, 1 for 4:2:0; 64 more with restart markers
 * @property {number} q 1-99: standard tables; 128-255: tables that packets bear
 * @property {number} widthBlocks in 8 pixels, 0-255; 0: said elsewhere
 * @property {number} heightBlocks
 * @property {number | null} restartInterval in MCUs
 * @property {boolean | null} first F of the restart header (section 3.1.7)
 * @property {boolean | null} last L
 * @property {number | null} restartCount 0-0x3FFF; 0x3FFF: unknown
 * @property {Uint8Array | null} tables quantization tables as they came; of 8 bits where precision is 0
 * @property {number | null} precision bit i is set where table i has 16 bits a value
 * @property {Uint8Array} data entropy-coded; this and tables are parts of the datagram, no copies
 */

/**
 * Reads a packet: RTP header (RFC 3550 section 5.1), header extension, JPEG payload header (RFC 2435 section 3.1).
 *
 * @param {Uint8Array} datagram
 * @returns {RtpPacket | null} null if it is none
 */
export function readRtp(datagram) {
  const packet = {
    captureTime: null, width: null, height: null, fullWidth: null, fullHeight: null, frameCheck: null,
    restartInterval: null, first: null, last: null, restartCount: null, tables: null, precision: null,
  };
  const payload = readRtpHeader(packet, datagram);
  if (payload === null || packet.payloadType !== PAYLOAD_TYPE || payload.length < 8) return null;
  packet.typeSpecific = payload[0];
  packet.fragmentOffset = u24(payload, 1);
  packet.type = payload[4];
  packet.q = payload[5];
  packet.widthBlocks = payload[6];
  packet.heightBlocks = payload[7];
  if ((packet.type & ~RESTARTS) > 1) return null;
  let at = 8;
  if (packet.type >= RESTARTS) {
    packet.restartInterval = u16(payload, at);
    packet.first = (payload[at + 2] & 0x80) !== 0;
    packet.last = (payload[at + 2] & 0x40) !== 0;
    packet.restartCount = u16(payload, at + 2) & UNKNOWN_RESTART_COUNT;
    at += 4;
  }
  if (packet.q >= FIRST_STATIC_Q && packet.fragmentOffset === 0) {
    packet.precision = payload[at + 1];
    const end = at + 4 + u16(payload, at + 2);
    packet.tables = payload.subarray(at + 4, end);
    at = end;
  }
  packet.data = payload.subarray(at);
  return packet.data.length > 0 ? packet : null; // headers that are cut leave no data either
}

/** Reads the header and its extension into a packet; returns the payload, null if it is no RTP. */
function readRtpHeader(packet, datagram) {
  if (datagram.length < 12 || datagram[0] >> 6 !== 2) return null;
  packet.marker = datagram[1] >= 0x80;
  packet.payloadType = datagram[1] & 0x7f;
  packet.sequenceNumber = u16(datagram, 2);
  packet.timestamp = u32(datagram, 4);
  packet.ssrc = u32(datagram, 8);
  let start = 12 + 4 * (datagram[0] & 0x0f); // CSRCs are of no interest
  if (datagram[0] & 0x10) {
    const end = start + 4 + 4 * u16(datagram, start + 2);
    if (end > datagram.length) return null;
    if (u16(datagram, start) === EXTENSION_PROFILE) readExtension(packet, datagram.subarray(start + 4, end));
    start = end;
  }
  const padding = datagram[0] & 0x20 ? datagram[datagram.length - 1] : 0;
  if ((datagram[0] & 0x20 && padding === 0) || start + padding > datagram.length) return null;
  return datagram.subarray(start, datagram.length - padding);
}

/** RFC 8285 section 4.2; what is unknown or of another length is left out. */
function readExtension(packet, elements) {
  for (let at = 0; at < elements.length;) {
    const id = elements[at] >> 4;
    const length = (elements[at] & 0x0f) + 1;
    if (elements[at] === 0) { // padding
      at++;
      continue;
    }
    const element = elements.subarray(at + 1, at + 1 + length);
    if (id === 0 || id === 15 || element.length < length) return;
    if (id === CAPTURE_TIME_ID && length >= 8) {
      packet.captureTime = BigInt(u32(element, 0)) << 32n | BigInt(u32(element, 4));
    } else if (id === FRAME_CHECK_ID && length === 4) {
      packet.frameCheck = u32(element, 0);
    } else if (id === PICTURE_SIZE_ID && length === 4 && u16(element, 0) > 0 && u16(element, 2) > 0) {
      packet.width = u16(element, 0);
      packet.height = u16(element, 2);
    } else if (id === FULL_SIZE_ID && length === 4 && u16(element, 0) > 0 && u16(element, 2) > 0) {
      packet.fullWidth = u16(element, 0);
      packet.fullHeight = u16(element, 2);
    }
    at += 1 + length;
  }
}

/**
 * Whether a packet of a sender that is not known is one by its looks: a classic segment that can be read as one seldom
 * has a Type-specific that RFC 2435 knows.
 *
 * @param {RtpPacket | null} packet
 * @returns {boolean}
 */
export const looksLikeRtp = (packet) => packet !== null && packet.typeSpecific <= HIGHEST_TYPE_SPECIFIC;

/** Makes RTP packets of JPEGs: plain RFC 2435, without restart runs, repair or reports. */
export class RtpSender {
  #mtu;
  #ssrc;
  #sequenceNumber;
  #offset; // of the timestamps
  #timestamp = null;

  /**
   * @param {object} [options]
   * @param {number} [options.mtu] the most bytes of a datagram, 256-65,471
   * @param {() => number} [options.random] 0 to less than 1: SSRC and first numbers (RFC 3550 sections 5.1 and 8)
   */
  constructor({ mtu = 1400, random = Math.random } = {}) {
    this.#mtu = mtu;
    this.#ssrc = Math.floor(random() * 2 ** 32);
    this.#sequenceNumber = Math.floor(random() * 2 ** 16);
    this.#offset = Math.floor(random() * 2 ** 32);
  }

  /**
   * @param {Uint8Array} jpeg baseline, 4:2:0 or 4:2:2, with the standard Huffman tables
   * @param {number} now when the picture was taken, in milliseconds
   * @returns {Uint8Array[]} the datagrams of a frame
   * @throws {Error} with the reason in a few words, if RTP cannot carry it
   */
  datagrams(jpeg, now) {
    const frame = rtpParts(jpeg);
    const { length } = frame.data;
    if (length >= MOST_PICTURE_BYTES) throw new Error(`${length} bytes, more than 24 bits can count`);
    const next = (this.#offset + Math.round(now * CLOCK_PER_MS)) >>> 0;
    const isNewer = this.#timestamp === null || (next - this.#timestamp | 0) > 0;
    this.#timestamp = isNewer ? next : (this.#timestamp + 1) >>> 0; // two frames never have the same one
    const packets = [];
    for (let offset = 0; offset < length;) {
      const header = this.#header(frame, offset);
      const end = Math.min(offset + this.#mtu - header.length, length);
      if (end === length) header[1] |= 0x80; // the marker
      packets.push(join([header, frame.data.subarray(offset, end)]));
      offset = end;
    }
    return packets;
  }

  #header({ type, width, height, tables, restartInterval }, offset) {
    const isExact = width % 8 === 0 && height % 8 === 0 && Math.max(width, height) <= 8 * MOST_BLOCKS;
    const fits = Math.max(inBlocks(width), inBlocks(height)) <= MOST_BLOCKS;
    const isExtended = offset === 0 && !isExact;
    const size = [PICTURE_SIZE_ID << 4 | 3, ...split16(width), ...split16(height)];
    return [
      isExtended ? 0x90 : 0x80, PAYLOAD_TYPE, ...split16(this.#sequenceNumber++),
      ...split32(this.#timestamp), ...split32(this.#ssrc),
      ...(isExtended ? [...split16(EXTENSION_PROFILE), ...split16(2), ...size, 0, 0, 0] : []),
      ...split32(offset), restartInterval > 0 ? type | RESTARTS : type, DYNAMIC_Q,
      fits ? inBlocks(width) : 0, fits ? inBlocks(height) : 0,
      // F and L with an unknown count: what who does not align packets with intervals has to say (section 3.1.7)
      ...(restartInterval > 0 ? [...split16(restartInterval), 0xff, 0xff] : []),
      ...(offset === 0 ? [0, 0, ...split16(tables.length), ...tables] : []),
    ];
  }
}

const MOST_FRAMES = 4; // of a sender that are under way at once
const MOST_HELD_BYTES = 24 << 20; // of their packets
const PACKET_COST_BYTES = 256; // what a packet takes beside its data

/** Puts the frames of one SSRC together. */
export class RtpStream {
  #counts;
  #frames = new Map(); // by timestamp, in the order in which they began
  #tables = new Map(); // by static Q
  #newest = null; // number of the packet that came last, without wraps
  #shown = -Infinity; // of the last packet of the frame that was given out last
  #shownAt = -Infinity;
  #held = 0;

  constructor(counts) {
    this.#counts = counts;
  }

  /** Takes a packet; returns the JPEG that it completes, or null. */
  take(packet, now) {
    if (now - this.#shownAt > SILENCE_MS) this.#shown = -Infinity; // the sender may have begun anew
    const number = this.#number(packet.sequenceNumber);
    if (number <= this.#shown) return null;
    const frame = this.#frameOf(packet, number);
    const isOutside = number < (frame.first ?? number) || number > (frame.last ?? number);
    if (isOutside || frame.packets.has(number) || !agree(frame.head, packet)) return null;
    this.#keep(frame, number, packet);
    const isThere = frame.first !== null && frame.last !== null && frame.packets.size > frame.last - frame.first;
    if (!isThere || !this.#frames.has(packet.timestamp)) return null;
    this.#drop(packet.timestamp);
    const jpeg = this.#picture(frame);
    if (jpeg === null) {
      this.#counts.broken++;
    } else {
      this.#shown = frame.last;
      this.#shownAt = now;
      this.#giveUpOlder();
    }
    return jpeg;
  }

  #number(sequenceNumber) {
    const ahead = this.#newest === null ? sequenceNumber : (sequenceNumber - this.#newest) << 16 >> 16;
    this.#newest = (this.#newest ?? 0) + ahead;
    return this.#newest;
  }

  #frameOf(packet, number) {
    const known = this.#frames.get(packet.timestamp);
    if (known !== undefined && (packet.fragmentOffset > 0 || number <= known.oldest)) return known;
    if (known !== undefined) this.#giveUp(packet.timestamp); // the next frame begins, but the timestamp stands still
    if (this.#frames.size === MOST_FRAMES) this.#giveUp(this.#frames.keys().next().value);
    const { type, q, widthBlocks, heightBlocks, restartInterval } = packet;
    const head = { type, q, widthBlocks, heightBlocks, restartInterval };
    const frame = { head, packets: new Map(), first: null, last: null, oldest: number, newest: number, bytes: 0 };
    this.#frames.set(packet.timestamp, frame);
    return frame;
  }

  #keep(frame, number, packet) {
    frame.packets.set(number, { offset: packet.fragmentOffset, data: new Uint8Array(packet.data) });
    frame.oldest = Math.min(frame.oldest, number);
    frame.newest = Math.max(frame.newest, number);
    if (packet.marker) frame.last = number;
    if (packet.frameCheck !== null) frame.check = packet.frameCheck;
    if (packet.fragmentOffset === 0) {
      frame.first = number;
      frame.exact = packet.width === null ? null : { width: packet.width, height: packet.height };
      frame.tables = this.#tablesOf(packet);
    }
    frame.bytes += packet.data.length + PACKET_COST_BYTES;
    this.#held += packet.data.length + PACKET_COST_BYTES;
    while (this.#held > MOST_HELD_BYTES) this.#giveUp(this.#frames.keys().next().value);
  }

  /** RFC 2435 section 4.2; null if they never came. */
  #tablesOf({ q, precision, tables }) {
    if (q >= 1 && q <= 100) return standardTables(q);
    if (tables === null || q < FIRST_STATIC_Q) return null;
    if (tables.length === 0) return this.#tables.get(q) ?? null;
    if (precision !== 0 || tables.length % 64 !== 0) return null;
    const both = join([tables.subarray(0, 64), tables.length === 64 ? tables : tables.subarray(64, 128)]);
    if (q < DYNAMIC_Q) this.#tables.set(q, both);
    return both;
  }

  #drop(timestamp) {
    this.#held -= this.#frames.get(timestamp).bytes;
    this.#frames.delete(timestamp);
  }

  #giveUp(timestamp) {
    this.#drop(timestamp);
    this.#counts.broken++;
  }

  #giveUpOlder() {
    for (const [timestamp, frame] of this.#frames) {
      if (frame.newest <= this.#shown) this.#giveUp(timestamp);
    }
  }

  /** The JPEG of a frame whose packets are all there; null if they do not fit together or are no picture. */
  #picture({ head, packets, first, last, check, exact, tables }) {
    const parts = [];
    let end = 0;
    for (let number = first; number <= last; number++) {
      const { offset, data } = packets.get(number) ?? {};
      if (offset !== end) return null;
      end += data.length;
      parts.push(data);
    }
    const data = join(parts);
    const size = sizeOf(head, exact);
    if ((check !== undefined && crc32c(data) !== check) || tables === null || size === null) return null;
    const restartInterval = head.restartInterval ?? 0;
    const headers = writeHeaders({ type: head.type & ~RESTARTS, ...size, tables, restartInterval });
    const jpeg = cutBehindEoi(join([headers, data, EOI]));
    return isWholeJpeg(jpeg) ? jpeg : null; // the check says nothing of the headers
  }
}

/** All packets of a frame say the same of it (RFC 2435 section 3.1). */
const agree = (head, packet) => Object.keys(head).every((name) => head[name] === packet[name]);

/** The exact size if it is one that Width and Height say, else these; null if nothing is said. */
function sizeOf({ widthBlocks, heightBlocks }, exact) {
  const isSaid = (pixels, blocks) => blocks === 0 || (inBlocks(pixels) & 0xff) === blocks;
  if (exact && isSaid(exact.width, widthBlocks) && isSaid(exact.height, heightBlocks)) return exact;
  return widthBlocks > 0 && heightBlocks > 0 ? { width: 8 * widthBlocks, height: 8 * heightBlocks } : null;
}
