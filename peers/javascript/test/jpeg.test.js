import assert from 'node:assert/strict';
import test from 'node:test';
import { picture } from '../fixtures/pictures.js';
import { JpegSplitter, isWholeJpeg, readHeaders, standardTables } from '../udpcam-wire.js';
import { cutBehindEoi, rtpParts, writeHeaders } from '../wire/jpeg.js';
import { join, split16 } from '../wire/bytes.js';

const KINDS = [
  {}, { type: 0 }, { restartInterval: 4 }, { restartInterval: 100 }, { type: 0, restartInterval: 1 },
  { width: 33, height: 17 },
];

test('whole pictures of all kinds are whole', () => {
  for (const kind of KINDS) assert.ok(isWholeJpeg(picture(1, kind)), JSON.stringify(kind));
});

test('a picture that is cut anywhere is not whole', () => {
  const jpeg = picture(2, { restartInterval: 4 });
  for (let length = 0; length < jpeg.length; length++) {
    assert.ok(!isWholeJpeg(jpeg.subarray(0, length)));
    const isWhole = length >= jpeg.length - 2; // a 0xFF before EOI is a fill byte
    assert.equal(isWholeJpeg(join([jpeg.subarray(0, length), [0xff, 0xd9]])), isWhole, `cut at ${length}`);
  }
});

test('a picture with something left over is not whole', () => {
  const jpeg = picture(3);
  assert.ok(!isWholeJpeg(join([jpeg, [0]])));
  assert.ok(!isWholeJpeg(join([jpeg.subarray(0, -2), [0x12, 0x34], jpeg.subarray(-2)])));
  const higher = join([jpeg]);
  assert.equal(readHeaders(higher).height, 48);
  const at = higher.findIndex((byte, i) => byte === 0xff && higher[i + 1] === 0xc0) + 6;
  higher[at] = 32;
  assert.ok(!isWholeJpeg(higher));
  higher[at] = 64;
  assert.ok(!isWholeJpeg(higher));
});

test('a restart interval that is missing, doubled or out of turn is noticed', () => {
  const jpeg = picture(4, { restartInterval: 4 });
  const isRestart = (i) => jpeg[i] === 0xff && jpeg[i + 1] >= 0xd0 && jpeg[i + 1] <= 0xd7;
  const ends = [...jpeg.keys()].filter(isRestart).map((i) => i + 2);
  const part = (from, to) => jpeg.subarray(from, to);
  assert.equal(ends.length, 2);
  assert.ok(isWholeJpeg(join([part(0, ends[0]), part(ends[0])])));
  assert.ok(!isWholeJpeg(join([part(0, ends[0]), part(ends[1])])));
  assert.ok(!isWholeJpeg(join([part(0, ends[1]), part(ends[0])])));
  const turned = join([jpeg]);
  turned[ends[0] - 1] = 0xd1;
  assert.ok(!isWholeJpeg(turned));
});

test('fill bytes before markers are no harm', () => {
  const jpeg = picture(5);
  assert.ok(isWholeJpeg(join([jpeg.subarray(0, 2), [0xff], jpeg.subarray(2, -2), [0xff, 0xff], jpeg.subarray(-2)])));
});

test('what is behind EOI is cut', () => {
  const jpeg = picture(7);
  assert.deepEqual(cutBehindEoi(join([jpeg, new Uint8Array(3000)])), jpeg);
  assert.deepEqual(cutBehindEoi(join([jpeg, [1, 2, 3]])), jpeg);
  assert.deepEqual(cutBehindEoi(join([jpeg, [0xff, 0xd9]])), jpeg);
});

test('what RTP says of a JPEG is enough to write its headers again', () => {
  for (const kind of KINDS) {
    const jpeg = picture(8, { tables: standardTables(77), ...kind });
    const parts = rtpParts(jpeg);
    assert.deepEqual(join([writeHeaders(parts), parts.data]), jpeg);
  }
});

test('a JPEG that RTP cannot carry is refused with the reason', () => {
  const bend = (find, offset, byte) => {
    const jpeg = join([picture(9)]);
    jpeg[jpeg.findIndex((each, i) => each === 0xff && jpeg[i + 1] === find) + offset] = byte;
    return jpeg;
  };
  assert.throws(() => rtpParts(bend(0xc0, 1, 0xc2)), /^Error: progressive JPEG$/);
  assert.throws(() => rtpParts(bend(0xc0, 1, 0xc9)), /another kind of coding/);
  assert.throws(() => rtpParts(bend(0xc0, 4, 12)), /12-bit samples/);
  assert.throws(() => rtpParts(bend(0xc0, 11, 0x11)), /sampling factors 11 11 11/);
  assert.throws(() => rtpParts(bend(0xc4, 25, 9)), /Huffman tables of its own/);
  assert.throws(() => rtpParts(bend(0xda, 12, 1)), /more than one scan/);
  assert.throws(() => rtpParts(bend(0xdb, 0, 0)), /broken headers/);
  assert.throws(() => rtpParts(Uint8Array.of(1, 2, 3)), /broken headers/);
});

test('a stream is cut into its pictures, however its bytes come', () => {
  const pictures = [picture(10), picture(11, { restartInterval: 3 }), picture(12, { type: 0 })];
  const thumbnail = picture(13, { width: 16, height: 16 });
  const [first, second, third] = pictures;
  const exif = join([first.subarray(0, 2), [0xff, 0xe1], split16(thumbnail.length + 2), thumbnail, first.subarray(2)]);
  pictures.push(exif);
  const stream = join([[0, 0xff, 1], first, second, [0xff, 0xd8, 7], third, [0xff], exif, [0xff, 0xd8]]);
  for (const step of [1, 2, 3, 1000, stream.length]) {
    const splitter = new JpegSplitter();
    const found = [];
    for (let at = 0; at < stream.length; at += step) found.push(...splitter.push(stream.subarray(at, at + step)));
    splitter.end();
    assert.deepEqual(found, pictures);
    assert.equal(splitter.passedOver, 3 + 3 + 1 + 2);
  }
});

test('a stream without end or without pictures takes no more memory than a picture may', () => {
  const splitter = new JpegSplitter();
  const jpeg = picture(14);
  const noise = new Uint8Array(1 << 20);
  splitter.push(jpeg.subarray(0, -2)); // its scan goes on, and on
  for (let n = 0; n < 20; n++) assert.deepEqual(splitter.push(noise), []);
  assert.deepEqual(splitter.push(jpeg), [jpeg]);
  assert.ok(splitter.passedOver > 20 << 20);
});
