import assert from 'node:assert/strict';
import test from 'node:test';
import { picture } from '../fixtures/pictures.js';
import { Receiver, RtpSender, crc32c, readRtp, standardTables } from '../udpcam-wire.js';
import { join, split16, split32 } from '../wire/bytes.js';

const bytes = (hex) => Uint8Array.from(Buffer.from(hex.replace(/\s/g, ''), 'hex'));

/** What a receiver shows of datagrams that come a millisecond apart. */
function shown(datagrams, receiver = new Receiver(), at = 0) {
  return datagrams.map((datagram, i) => receiver.receive(datagram, 'camera', at + i)?.jpeg)
    .filter((jpeg) => jpeg !== undefined);
}

/** A packet of which some fields are another's than a plain one's. */
function packet({
  number = 1, timestamp = 90, ssrc = 7, marker = true, csrcs = 0, extension = [], padding = 0,
  offset = 0, type = 1, q = 50, blocks = [8, 6], restart = [], tables = [], data,
}) {
  return join([
    [0x80 | (padding > 0 ? 0x20 : 0) | (extension.length > 0 ? 0x10 : 0) | csrcs, (marker ? 0x80 : 0) | 26],
    split16(number), split32(timestamp), split32(ssrc), new Uint8Array(4 * csrcs), extension,
    split32(offset), [type, q, ...blocks], restart, tables, data,
    padding > 0 ? [...new Uint8Array(padding - 1), padding] : [],
  ]);
}

const scanOf = (jpeg) => jpeg.subarray(jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xda) + 14);

test('the packets of WIRE.md are read field by field', () => {
  const first = readRtp(join([bytes(`901A05FD 2D2AB669 C2FCA499 BEDE0004 17EEB5D598DA0BAE45 23028001E0 0000
    00000000 4180503C 0028C000 00000080`), new Uint8Array(128).fill(9), bytes('E828A28A')]));
  assert.deepEqual({ ...first, tables: first.tables.length, data: Buffer.from(first.data).toString('hex') }, {
    marker: false, payloadType: 26, sequenceNumber: 1533, timestamp: 0x2d2ab669, ssrc: 0xc2fca499,
    captureTime: 0xeeb5d598da0bae45n, width: 640, height: 480, fullWidth: null, fullHeight: null, frameCheck: null,
    typeSpecific: 0, fragmentOffset: 0, type: 65, q: 128, widthBlocks: 80, heightBlocks: 60,
    restartInterval: 40, first: true, last: true, restartCount: 0, precision: 0, tables: 128, data: 'e828a28a',
  });
  const last = readRtp(bytes(`909A0618 2D2AB669 C2FCA499 BEDE0002 337D11CA5D000000
    0000881B 4180503C 0028401A EA0091BCFFD9`));
  assert.deepEqual([last.marker, last.frameCheck, last.fragmentOffset], [true, 0x7d11ca5d, 34843]);
  assert.deepEqual([last.first, last.last, last.restartCount, last.tables], [false, true, 26, null]);
});

test('a packet that is cut anywhere is refused or has less data', () => {
  const whole = packet({
    csrcs: 2, extension: [0xbe, 0xde, 0, 1, 0, 0, 0, 0], type: 65, restart: [0, 4, 0xff, 0xff],
    q: 255, tables: [0, 0, 0, 128, ...new Uint8Array(128)], data: [1, 2, 3],
  });
  for (let length = 0; length < whole.length - 2; length++) {
    assert.equal(readRtp(whole.subarray(0, length)), null, `${length} bytes`);
  }
  assert.equal(readRtp(whole.subarray(0, whole.length - 2)).data.length, 1);
});

test('what is sent is received, at any size and in any order', () => {
  const kinds = [
    {}, { type: 0 }, { restartInterval: 4 }, { tables: standardTables(90) },
    { width: 33, height: 17 }, { width: 2056, height: 16 },
  ];
  for (const kind of kinds) {
    const jpeg = picture(1, kind);
    for (const mtu of [256, 1400, 65471]) {
      const datagrams = new RtpSender({ mtu }).datagrams(jpeg, 5);
      assert.ok(datagrams.every(({ length }) => length <= mtu));
      assert.deepEqual(shown(datagrams), [jpeg]);
      assert.deepEqual(shown(datagrams.reverse()), [jpeg]);
      assert.deepEqual(shown(datagrams.flatMap((each) => [each, each])), [jpeg]);
    }
  }
});

test('the picture size is said only where Width and Height cannot', () => {
  const said = (width) => {
    const { width: exact, widthBlocks } = readRtp(new RtpSender().datagrams(picture(1, { width, height: 16 }), 0)[0]);
    return [exact, widthBlocks];
  };
  assert.deepEqual([64, 33, 2040, 2048].map(said), [[null, 8], [33, 5], [null, 255], [2048, 0]]);
});

test('numbers and timestamps wrap, and two frames never have one timestamp', () => {
  const sender = new RtpSender({ mtu: 256, random: () => 1 - 2 ** -40 });
  const receiver = new Receiver();
  const timestamps = new Set();
  for (let n = 0; n < 20; n++) {
    const jpeg = picture(n);
    const datagrams = sender.datagrams(jpeg, Math.floor(n / 2) / 100);
    timestamps.add(readRtp(datagrams[0]).timestamp);
    assert.deepEqual(shown(datagrams, receiver, 40 * n), [jpeg]);
  }
  assert.equal(timestamps.size, 20);
});

test('a frame that misses a packet is not shown, and harms none', () => {
  const pictures = [picture(1), picture(2), picture(3)];
  const sender = new RtpSender({ mtu: 256 });
  const frames = pictures.map((jpeg, n) => sender.datagrams(jpeg, 33 * n));
  for (let lost = 0; lost < frames[1].length; lost++) {
    const receiver = new Receiver();
    const rest = frames[1].filter((_, i) => i !== lost);
    assert.deepEqual(shown([...frames[0], ...rest, ...frames[2]], receiver), [pictures[0], pictures[2]]);
    assert.deepEqual(receiver.counts, { complete: 2, broken: 1 });
  }
});

test('two frames whose packets mix are both shown; one that is complete behind a newer one is not', () => {
  const pictures = [picture(1), picture(2)];
  const sender = new RtpSender({ mtu: 256 });
  const [one, two] = pictures.map((jpeg, n) => sender.datagrams(jpeg, 33 * n));
  assert.deepEqual(shown([...one.slice(0, -1), ...two.slice(0, -1), one.at(-1), two.at(-1)]), pictures);
  assert.deepEqual(shown([...one.slice(0, -1), ...two, one.at(-1)]), [pictures[1]]);
});

test('a sender whose timestamps stand still is shown, also after a loss', () => {
  const pictures = [picture(1), picture(2), picture(3), picture(4)];
  const sender = new RtpSender({ mtu: 256 });
  const frames = pictures.map((jpeg) => sender.datagrams(jpeg, 0).map((datagram) => datagram.fill(0, 4, 8)));
  for (const lost of [0, 1, frames[1].length - 1]) {
    const rest = frames.flatMap((datagrams, n) => datagrams.filter((_, i) => n !== 1 || i !== lost));
    assert.deepEqual(shown(rest).slice(-2), pictures.slice(-2));
  }
});

test('padding, CSRCs, unknown elements and other profiles are skipped', () => {
  const jpeg = picture(1);
  const data = scanOf(jpeg);
  assert.deepEqual(shown([packet({ data })]), [jpeg]);
  assert.deepEqual(shown([packet({ data, padding: 7, csrcs: 3 })]), [jpeg]);
  assert.deepEqual(shown([packet({ data, extension: [0xbe, 0xde, 0, 2, 0x71, 1, 2, 0, 0x50, 9, 0, 0] })]), [jpeg]);
  assert.deepEqual(shown([packet({ data, extension: [0x12, 0x34, 0, 1, 0x23, 9, 9, 9] })]), [jpeg]);
  assert.deepEqual(shown([packet({ data: data.subarray(0, -2) })]), [jpeg], 'EOI may be missing');
  assert.deepEqual(shown([packet({ data: join([data, [0, 0, 0]]) })]), [jpeg], 'zeros may be behind it');
});

test('a frame check that does not hold, and data that are no picture, are not shown', () => {
  const data = scanOf(picture(1));
  const check = (crc) => packet({ data, extension: [0xbe, 0xde, 0, 2, 0x33, ...split32(crc), 0, 0, 0] });
  assert.equal(shown([check(crc32c(data))]).length, 1);
  assert.equal(shown([check(crc32c(data) ^ 1)]).length, 0);
  assert.equal(shown([packet({ data: data.subarray(0, -9) })]).length, 0);
  assert.equal(shown([packet({ data, blocks: [9, 6] })]).length, 0);
  assert.equal(shown([packet({ data, blocks: [0, 0] })]).length, 0, 'a size that nobody says');
});

test('packets that disagree are not joined', () => {
  const data = scanOf(picture(1, { width: 96, height: 96 }));
  const half = data.length >> 1;
  const parts = (other, offset = half) => [
    packet({ data: data.subarray(0, half), marker: false, blocks: [12, 12] }),
    packet({ data: data.subarray(half), number: 2, offset, blocks: [12, 12], ...other }),
  ];
  assert.equal(shown(parts({})).length, 1);
  assert.equal(shown(parts({ q: 51 })).length, 0);
  assert.equal(shown(parts({ type: 0 })).length, 0);
  assert.equal(shown(parts({ blocks: [12, 13] })).length, 0);
  assert.equal(shown(parts({ timestamp: 91 })).length, 0);
  assert.equal(shown(parts({}, half - 1)).length, 0);
  assert.equal(shown(parts({}, half + 1)).length, 0);
});

test('tables of Q 128-254 are remembered for an SSRC, those of 255 are not', () => {
  const jpeg = picture(1);
  const data = scanOf(jpeg);
  const tables = [0, 0, 0, 128, ...standardTables(50)];
  const none = [0, 0, 0, 0];
  const of = (q) => [packet({ q, tables, data }), packet({ q, tables: none, data, number: 2, timestamp: 91 })];
  assert.equal(shown(of(128)).length, 2);
  assert.equal(shown(of(255)).length, 1);
  assert.equal(shown([of(128)[0], packet({ q: 129, tables: none, data, number: 2, timestamp: 91 })]).length, 1);
  assert.equal(shown([of(128)[0], packet({ q: 128, tables: none, data, ssrc: 8, timestamp: 91 })]).length, 1);
});

test('a sender that begins anew under its SSRC is shown after a second', () => {
  const receiver = new Receiver();
  const data = scanOf(picture(1));
  assert.equal(shown([packet({ data, number: 9000 })], receiver, 0).length, 1);
  assert.equal(shown([packet({ data, number: 10, timestamp: 5 })], receiver, 900).length, 0);
  assert.equal(shown([packet({ data, number: 11, timestamp: 6 })], receiver, 1100).length, 1);
});
