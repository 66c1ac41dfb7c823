import assert from 'node:assert/strict';
import test from 'node:test';
import { picture } from '../fixtures/pictures.js';
import { ClassicSender, Receiver, crc32c } from '../udpcam-wire.js';
import { join } from '../wire/bytes.js';

/** What a receiver shows of datagrams that come a millisecond apart, or as many as `apart` says. */
function shown(datagrams, { receiver = new Receiver(), at = 0, apart = 1 } = {}) {
  return datagrams.map((datagram, i) => receiver.receive(datagram, 'camera', at + i * apart)?.jpeg)
    .filter((jpeg) => jpeg !== undefined);
}

/** The datagrams of a sender that knows nothing of the frame check. */
function plain(jpeg, size = 300) {
  const count = Math.ceil(jpeg.length / size);
  return Array.from({ length: count }, (_, i) => join([[count - i], jpeg.subarray(i * size, (i + 1) * size)]));
}

test('the checksum is that of the RFC', () => {
  assert.equal(crc32c(Buffer.from('123456789')), 0xe3069283);
});

test('a JPEG gets the frame check of WIRE.md', () => {
  const jpeg = picture(1);
  const [first] = new ClassicSender({ mtu: 65471 }).datagrams(join([jpeg, [0, 0]]));
  assert.equal(Buffer.from(first.subarray(0, 13)).toString('hex'), '01ffd8fffe0010756470' + '63616d');
  assert.equal(Buffer.from(first.subarray(13, 17)).readUInt32BE(), crc32c(first.subarray(17)));
  assert.equal(Buffer.from(first.subarray(17, 21)).toString('hex'), '00000000');
  assert.deepEqual(first.subarray(21), jpeg.subarray(2));
});

test('what is sent is received, and has at most 255 segments of one length', () => {
  const jpeg = picture(2, { width: 640, height: 480 });
  for (const mtu of [64, 256, 1400, 65471]) {
    const datagrams = new ClassicSender({ mtu }).datagrams(jpeg);
    assert.ok(datagrams.length <= 255);
    assert.ok(datagrams.slice(0, -1).every(({ length }) => length === datagrams[0].length));
    assert.deepEqual(datagrams.map((datagram) => datagram[0]), datagrams.map((_, i) => datagrams.length - i));
    assert.deepEqual(shown(datagrams), [join(datagrams.map((datagram) => datagram.subarray(1)))]);
  }
  const large = new Uint8Array(17e6).fill(0xff, 0, 1).fill(0xd8, 1);
  assert.throws(() => new ClassicSender().datagrams(large), /more than 255 datagrams hold/);
});

test('a frame that misses a segment is not shown, and harms none', () => {
  const sender = new ClassicSender({ mtu: 256 });
  const frames = [picture(1), picture(2), picture(3)].map((jpeg) => sender.datagrams(jpeg));
  const whole = frames.map((datagrams) => join(datagrams.map((datagram) => datagram.subarray(1))));
  for (let lost = 0; lost < frames[1].length; lost++) {
    const receiver = new Receiver();
    const rest = frames[1].filter((_, i) => i !== lost);
    assert.deepEqual(shown([...frames[0], ...rest, ...frames[2]], { receiver }), [whole[0], whole[2]]);
  }
});

test('halves of two frames are not glued, with a check or without', () => {
  for (const sender of [new ClassicSender({ mtu: 100 }), { datagrams: (jpeg) => plain(jpeg, 100) }]) {
    const [one, two] = [picture(0), picture(2)].map((jpeg) => sender.datagrams(jpeg));
    assert.equal(one.length, two.length);
    for (const cut of [7, 8]) { // before are headers alone, and little is behind
      assert.deepEqual(shown([...one.slice(0, cut), ...two.slice(cut)]), []);
    }
  }
});

test('a segment that is doubled is no harm', () => {
  const jpeg = picture(1);
  const doubled = plain(jpeg).flatMap((segment) => [segment, segment]);
  assert.deepEqual(shown(doubled), [jpeg]);
});

test('a frame without a check is shown if its segments come without a pause and it is whole', () => {
  const jpeg = picture(1);
  assert.deepEqual(shown(plain(jpeg), { apart: 10 }), [jpeg]);
  assert.deepEqual(shown(plain(jpeg), { apart: 11 }), []);
  assert.deepEqual(shown(plain(join([jpeg, new Uint8Array(400)]))), [jpeg]);
  assert.deepEqual(shown(plain(jpeg.subarray(0, -3))), []);
});

test('a frame without a check that began amid another one is doubtful', () => {
  const jpeg = picture(1);
  const begun = join([[9], plain(picture(2))[0].subarray(1)]);
  assert.deepEqual(shown([begun, ...plain(jpeg)]), []);
  const receiver = new Receiver();
  shown([begun], { receiver });
  assert.deepEqual(shown(plain(jpeg), { receiver, at: 20 }), [jpeg]);
});

test('a frame with an older number is late, unless half a second has passed', () => {
  const receiver = new Receiver();
  const sender = new ClassicSender();
  const [one, two] = [sender.datagrams(picture(1)), sender.datagrams(picture(2))];
  assert.equal(shown(two, { receiver }).length, 1);
  assert.equal(shown(two, { receiver, at: 10 }).length, 0);
  assert.equal(shown(one, { receiver, at: 500 }).length, 0);
  assert.equal(shown(one, { receiver, at: 502 }).length, 1);
});

test('a short segment begins no frame, unless it is the only one', () => {
  assert.deepEqual(shown([Uint8Array.of(2, 0xff, 0xd8, 1, 2), Uint8Array.of(1, ...picture(1).subarray(4))]), []);
  const receiver = new Receiver();
  shown([Uint8Array.of(1, 0xff, 0xd8)], { receiver });
  assert.deepEqual(receiver.counts, { complete: 0, broken: 1 });
});
