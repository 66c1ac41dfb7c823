// What both wires need of JPEG (ITU-T T.81): reading headers, looking through the Huffman codes, and writing the
// headers that RTP leaves out.

import { join, split16, u16 } from './bytes.js';

export const SOF0 = 0xc0;
const SOF1 = 0xc1;
const SOF2 = 0xc2;
const DHT = 0xc4;
export const RST0 = 0xd0;
export const RST7 = 0xd7;
export const SOI = 0xd8;
export const EOI = 0xd9;
export const SOS = 0xda;
const DQT = 0xdb;
const DRI = 0xdd;
const APP14 = 0xee;
const BLOCK = 64;
const FAST_BITS = 9; // most codes have no more
const MOST_PIXELS = 8192 * 8192; // a few bytes must not have a browser take gigabytes // coefficients of a block, and values of a quantization table
const TAIL_BYTES = 64; // so far from the end EOI is looked for

/** The most bytes of a picture that are kept while the rest is awaited. */
export const MOST_PICTURE_BYTES = 1 << 24;

/** Bytes of pairs of hexadecimal digits. */
const bytes = (hex) => Uint8Array.from(hex.match(/[0-9A-F]{2}/g), (digits) => parseInt(digits, 16));

// The Huffman tables of K.3.3 as in DHT: the counts of codes of 1-16 bits, then the values.
const DC_LUMA = bytes('00010501010101010100000000000000 000102030405060708090A0B');
const DC_CHROMA = bytes('00030101010101010101010000000000 000102030405060708090A0B');
const AC_LUMA = bytes(`
  0002010303020403050504040000017D
  01020300041105122131410613516107227114328191A1082342B1C11552D1F02433627282090A161718191A25262728292A34353637
  38393A434445464748494A535455565758595A636465666768696A737475767778797A838485868788898A92939495969798999AA2A3
  A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DAE1E2E3E4E5E6E7E8E9EAF1F2F3F4F5F6F7F8F9FA
`);
const AC_CHROMA = bytes(`
  00020102040403040705040400010277
  000102031104052131061241510761711322328108144291A1B1C109233352F0156272D10A162434E125F11718191A262728292A3536
  3738393A434445464748494A535455565758595A636465666768696A737475767778797A82838485868788898A92939495969798999A
  A2A3A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DAE2E3E4E5E6E7E8E9EAF2F3F4F5F6F7F8F9FA
`);

// Tables K.1 and K.2, 64 bytes each in zig-zag order. RFC 2435 prints them row by row, but means what DQT holds.
const QUANTIZATION = bytes(`
  100B0C0E0C0A100E0D0E1211101318281A181616183123251D283A333D3C3933
  383740485C4E404457453738506D51575F626768673E4D71797064785C656763
  1112121815182F1A1A2F63423842636363636363636363636363636363636363
  6363636363636363636363636363636363636363636363636363636363636363
`);

/**
 * The quantization tables that a Q means (RFC 2435 section 4.2, appendix A).
 *
 * @param {number} q 1-99; 100, where the formula goes on to, means 1 everywhere
 * @returns {Uint8Array} luma's table and then chroma's, 64 bytes each in zig-zag order
 */
export function standardTables(q) {
  const percent = q < 50 ? Math.floor(5000 / q) : 200 - 2 * q;
  return QUANTIZATION.map((value) => Math.max(1, Math.min(Math.floor((value * percent + 50) / 100), 255)));
}

const isEqual = (one, other) => one.length === other.length && one.every((byte, i) => byte === other[i]);

/**
 * @typedef {object} Component of a picture
 * @property {number} id
 * @property {number} factors sampling: horizontal << 4 | vertical
 * @property {number} table which quantization table
 * @property {Uint8Array} [dc] its Huffman tables as in DHT, if the scan has the component
 * @property {Uint8Array} [ac]
 */

/**
 * @typedef {object} Headers what a JPEG says up to its first scan
 * @property {number} process the second byte of SOFn: 0xC0 and 0xC1 are sequential with Huffman codes
 * @property {number} precision bits of a sample
 * @property {number} width in pixels, 1-65,535
 * @property {number} height the same
 * @property {Component[]} components 1-4
 * @property {Component[]} scan those of the first scan, in its order
 * @property {boolean} isSequential whether the first scan has all coefficients with all of their bits
 * @property {Uint8Array[]} quantization tables 0-3; 128 bytes where values have 16 bits
 * @property {number} restartInterval in MCUs; 0: no restart markers
 * @property {boolean} isRgb by Adobe's segment
 * @property {number} scanStart where the entropy-coded data begin
 */

/**
 * Reads headers. Where there is no DHT the standard Huffman tables are meant, as cameras do.
 *
 * @param {Uint8Array} jpeg
 * @returns {Headers | null} null if they lead nowhere
 */
export function readHeaders(jpeg) {
  const headers = {
    components: [], quantization: [], restartInterval: 0, isRgb: false,
    dc: [DC_LUMA, DC_CHROMA], ac: [AC_LUMA, AC_CHROMA],
  };
  if (jpeg[0] !== 0xff || jpeg[1] !== SOI) return null;
  for (let at = 2; ;) {
    while (jpeg[at] === 0xff && jpeg[at + 1] === 0xff) at++; // fill bytes, B.1.1.2
    const marker = jpeg[at + 1];
    const end = at + 2 + u16(jpeg, at + 2);
    const isSegment = jpeg[at] === 0xff && marker >= SOF0 && (marker < RST0 || marker > EOI) && end >= at + 4;
    if (!isSegment || end > jpeg.length) return null;
    const segment = jpeg.subarray(at + 4, end);
    if (marker === SOS) {
      headers.scanStart = end;
      return readScan(headers, segment) ? headers : null;
    }
    if (!readSegment(headers, marker, segment)) return null;
    at = end;
  }
}

function readSegment(headers, marker, segment) {
  switch (marker) {
    case DQT: return readQuantization(headers, segment);
    case DHT: return readHuffman(headers, segment);
    case DRI:
      headers.restartInterval = u16(segment, 0);
      return segment.length === 2;
    case APP14:
      headers.isRgb = String.fromCharCode(...segment.subarray(0, 5)) === 'Adobe' && segment[11] === 0;
      return true;
    default: // 0xC8 and 0xCC are no SOFn
      return marker > 0xcf || marker === 0xc8 || marker === 0xcc || readFrame(headers, marker, segment);
  }
}

/** B.2.2 */
function readFrame(headers, process, segment) {
  const count = segment[5];
  if (headers.components.length > 0 || !(count >= 1 && count <= 4) || segment.length !== 6 + 3 * count) return false;
  Object.assign(headers, { process, precision: segment[0], height: u16(segment, 1), width: u16(segment, 3) });
  for (let at = 6; at < segment.length; at += 3) {
    const factors = segment[at + 1];
    if (factors >> 4 < 1 || factors >> 4 > 4 || (factors & 15) < 1 || (factors & 15) > 4) return false;
    headers.components.push({ id: segment[at], factors, table: segment[at + 2] });
  }
  return headers.width > 0 && headers.height > 0;
}

/** B.2.4.1 */
function readQuantization(headers, segment) {
  for (let at = 0; at < segment.length;) {
    const wide = segment[at] >> 4;
    const end = at + 1 + BLOCK * (1 + wide);
    if (wide > 1 || (segment[at] & 15) > 3 || end > segment.length) return false;
    headers.quantization[segment[at] & 15] = segment.subarray(at + 1, end);
    at = end;
  }
  return true;
}

/** B.2.4.2 */
function readHuffman(headers, segment) {
  for (let at = 0; at < segment.length;) {
    const values = at + 17;
    const end = segment.subarray(at + 1, values).reduce((sum, count) => sum + count, values);
    if (segment[at] >> 4 > 1 || (segment[at] & 15) > 3 || end > segment.length) return false;
    (segment[at] >> 4 === 0 ? headers.dc : headers.ac)[segment[at] & 15] = segment.subarray(at + 1, end);
    at = end;
  }
  return true;
}

/** B.2.3 */
function readScan(headers, segment) {
  const count = segment[0];
  if (!(count >= 1) || segment.length !== 4 + 2 * count) return false;
  headers.scan = [];
  let next = 0; // component: they have the frame's order
  for (let at = 1; at < 1 + 2 * count; at += 2) {
    const which = headers.components.findIndex((each, i) => i >= next && each.id === segment[at]);
    if (which < 0) return false;
    const component = headers.components[which];
    next = which + 1;
    component.dc = headers.dc[segment[at + 1] >> 4];
    component.ac = headers.ac[segment[at + 1] & 15];
    headers.scan.push(component);
  }
  const [first, last, bits] = segment.subarray(1 + 2 * count);
  headers.isSequential = first === 0 && last === BLOCK - 1 && bits === 0;
  return true;
}

/**
 * Whether a sequential JPEG is a picture to its last block and nothing else, by its Huffman codes (annex F): decoders
 * fill what is missing with grey, and show what is glued. All of it is looked through: 100 kB take some milliseconds.
 *
 * @param {Uint8Array} jpeg from SOI to EOI
 * @returns {boolean}
 */
export function isWholeJpeg(jpeg) {
  const headers = readHeaders(jpeg);
  if (headers === null || headers.process > SOF1 || headers.precision !== 8 || !headers.isSequential) return false;
  const { scan, components, quantization, restartInterval, width, height } = headers;
  if (width * height > MOST_PIXELS) return false;
  if (scan.length !== components.length || scan.some((each) => quantization[each.table] === undefined)) return false;
  const blocks = []; // of an MCU, A.2: for each its DC and AC codes
  for (const { factors, dc, ac } of scan) {
    const tables = [codes(dc), codes(ac)];
    if (tables.includes(null)) return false;
    for (let n = scan.length === 1 ? 1 : (factors >> 4) * (factors & 15); n > 0; n--) blocks.push(...tables);
  }
  return areMcusWhole(jpeg, headers.scanStart, blocks, countMcus(headers), restartInterval);
}

function countMcus({ width, height, scan }) {
  const side = (pixels, factor) => Math.ceil(pixels / (8 * (scan.length === 1 ? 1 : factor)));
  const horizontal = Math.max(...scan.map(({ factors }) => factors >> 4));
  const vertical = Math.max(...scan.map(({ factors }) => factors & 15));
  return side(width, horizontal) * side(height, vertical);
}

function areMcusWhole(jpeg, scanStart, blocks, mcus, restartInterval) {
  const data = new Uint8Array(jpeg.length - scanStart); // of one restart interval after another
  let at = scanStart;
  for (let done = 0, restarts = 0; done < mcus; restarts++) {
    let length = 0;
    while (at < jpeg.length && (jpeg[at] !== 0xff || jpeg[at + 1] === 0)) {
      data[length++] = jpeg[at];
      at += jpeg[at] === 0xff ? 2 : 1; // a zero is stuffed behind, F.1.2.3
    }
    const count = restartInterval === 0 ? mcus : Math.min(restartInterval, mcus - done);
    const left = 8 * length - readMcus(data, 8 * length, blocks, count);
    if (left < 0 || left >= 8) return false; // blocks are missing, or left over
    while (jpeg[at] === 0xff && jpeg[at + 1] === 0xff) at++; // fill bytes
    done += count;
    if (jpeg[at + 1] !== (done < mcus ? RST0 + restarts % 8 : EOI)) return false;
    at += 2;
  }
  return at === jpeg.length;
}

/** Reads MCUs; returns how many bits they have, more than there are if there is something else. */
function readMcus(data, bits, blocks, mcus) {
  let at = 0; // in bits
  for (; mcus > 0; mcus--) {
    for (let block = 0; block < blocks.length; block += 2) {
      let table = blocks[block];
      let k = 0; // which coefficient of the block
      while (k < BLOCK) {
        const i = at >> 3;
        const next = (data[i] << 16 | data[i + 1] << 8 | data[i + 2]) >> (8 - (at & 7)) & 0xffff;
        const entry = table.fast[next >> 16 - FAST_BITS] || longCode(table, next);
        const size = entry >> 8 & 15; // of the coefficient, whose bits follow the code
        at += (entry & 0xff) + size;
        if (entry === 0 || at > bits) return Infinity;
        if (k === 0) {
          table = blocks[block + 1];
          k = 1;
        } else if (size === 0 && entry >> 12 !== 15) {
          break; // end of block
        } else {
          k += (entry >> 12) + 1;
        }
      }
      if (k > BLOCK) return Infinity;
    }
  }
  return at;
}

/** The symbol << 8 | length of the code with which 16 bits begin, where it is longer than FAST_BITS; 0 if with none. */
function longCode({ symbols, first, behind }, bits) {
  for (let length = FAST_BITS + 1; length <= 16; length++) {
    const code = bits >> (16 - length);
    if (code < behind[length]) return symbols[first[length] + code] << 8 | length;
  }
  return 0;
}

/**
 * The codes of a table as in DHT, made in no time: a stranger's come anew with each frame. `fast` has for each FAST_BITS
 * bits the symbol << 8 | length of the code that they begin with. null: no table.
 */
function codes(counts) {
  if (counts === undefined) return null;
  const symbols = counts.subarray(16);
  const fast = new Uint16Array(1 << FAST_BITS);
  const first = new Int32Array(17); // index less code, by length
  const behind = new Int32Array(17); // the code behind the last one
  for (let length = 1, code = 0, index = 0; length <= 16; length++, code <<= 1) {
    const count = counts[length - 1];
    if (code + count >= 1 << length) return null; // a code of ones alone is none (T.81 C)
    first[length] = index - code;
    behind[length] = code + count;
    for (let n = count; n > 0; n--, code++, index++) {
      const spare = FAST_BITS - length;
      if (spare >= 0) fast.fill(symbols[index] << 8 | length, code << spare, code + 1 << spare);
    }
  }
  return { symbols, fast, first, behind };
}

/**
 * A picture without what may be behind its EOI, as cameras leave it there: zeros, and a few other bytes.
 *
 * @param {Uint8Array} jpeg
 * @returns {Uint8Array} a part of it
 */
export function cutBehindEoi(jpeg) {
  const end = endWithoutZeros(jpeg);
  for (let at = Math.max(0, end - TAIL_BYTES); at + 1 < end; at++) {
    if (jpeg[at] === 0xff && jpeg[at + 1] === EOI) return jpeg.subarray(0, at + 2);
  }
  return jpeg.subarray(0, end);
}

/** Where the zero bytes at the end begin. */
export function endWithoutZeros(jpeg) {
  let end = jpeg.length;
  while (end > 2 && jpeg[end - 1] === 0) end--;
  return end;
}

function segment(marker, ...parts) {
  const parameters = join(parts);
  return [0xff, marker, ...split16(2 + parameters.length), ...parameters];
}

/**
 * Writes the headers that RTP leaves out (RFC 2435 appendix B): SOI, DQT, DRI, SOF0, DHT with the standard tables, SOS.
 *
 * @param {object} frame
 * @param {0 | 1} frame.type 0: 4:2:2, 1: 4:2:0
 * @param {number} frame.width in pixels, 1-65,535
 * @param {number} frame.height the same
 * @param {Uint8Array} frame.tables luma's and then chroma's, 64 bytes each in zig-zag order
 * @param {number} frame.restartInterval in MCUs; 0: no restart markers
 * @returns {Uint8Array}
 */
export function writeHeaders({ type, width, height, tables, restartInterval }) {
  return join([
    [0xff, SOI],
    segment(DQT, [0], tables.subarray(0, BLOCK), [1], tables.subarray(BLOCK, 2 * BLOCK)),
    segment(DRI, split16(restartInterval)),
    segment(SOF0, [8], split16(height), split16(width), [3, 1, type === 0 ? 0x21 : 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]),
    segment(DHT, [0x00], DC_LUMA, [0x10], AC_LUMA, [0x01], DC_CHROMA, [0x11], AC_CHROMA),
    segment(SOS, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, BLOCK - 1, 0]),
  ]);
}

/**
 * What RTP says of a JPEG, and its data (RFC 2435 section 3.1).
 *
 * @param {Uint8Array} jpeg
 * @returns {{type: 0 | 1, width: number, height: number, tables: Uint8Array, restartInterval: number,
 *   data: Uint8Array}} the arguments of writeHeaders, and the entropy-coded data with EOI
 * @throws {Error} with the reason in a few words, if RTP cannot carry it
 */
export function rtpParts(jpeg) {
  const headers = readHeaders(jpeg);
  if (headers === null) throw new Error('broken headers');
  const { components, quantization, scan } = headers;
  const refuse = (is, reason) => { if (is) throw new Error(reason); };
  refuse(headers.process === SOF2, 'progressive JPEG');
  refuse(headers.process > SOF1, 'another kind of coding than baseline');
  refuse(headers.precision !== 8, `${headers.precision}-bit samples`);
  refuse(components.length !== 3, components.length === 1 ? 'a grey picture' : `${components.length} components`);
  refuse(headers.isRgb || components.map(({ id }) => String.fromCharCode(id)).join('') === 'RGB', 'RGB');
  const sampling = components.map(({ factors }) => factors.toString(16)).join(' ');
  refuse(!['21 11 11', '22 11 11'].includes(sampling), `sampling factors ${sampling}, neither 4:2:0 nor 4:2:2`);
  refuse(!headers.isSequential || scan.some((each, i) => each !== components[i]), 'more than one scan');
  const luma = quantization[components[0].table];
  const chroma = quantization[components[1].table];
  const others = quantization[components[2].table];
  refuse(!luma || !chroma || !others, 'no quantization tables');
  refuse(luma.length + chroma.length !== 2 * BLOCK, '16-bit quantization tables');
  refuse(!isEqual(chroma, others), 'three quantization tables');
  const isStandard = ({ dc, ac }, i) =>
    dc && ac && isEqual(dc, i === 0 ? DC_LUMA : DC_CHROMA) && isEqual(ac, i === 0 ? AC_LUMA : AC_CHROMA);
  refuse(!scan.every(isStandard), 'Huffman tables of its own');
  const { width, height, restartInterval } = headers;
  const tables = Uint8Array.from([...luma, ...chroma]);
  const data = cutBehindEoi(jpeg).subarray(headers.scanStart);
  refuse(data.length === 0, 'no data');
  return { type: sampling === '21 11 11' ? 0 : 1, width, height, tables, restartInterval, data };
}
