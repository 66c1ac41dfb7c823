import assert from 'node:assert/strict';
import test from 'node:test';
import { setImmediate } from 'node:timers/promises';
import v8 from 'node:v8';
import vm from 'node:vm';
import { picture, randomOf } from '../fixtures/pictures.js';
import { ClassicSender, Receiver, RtpSender, isWholeJpeg } from '../udpcam-wire.js';

const COUNT = 20_000;
const MOST_BYTES = 150 << 20; // what a receiver may hold, and some more

function mutate(datagram, random) {
  const mutated = Uint8Array.from(datagram);
  const below = (most) => Math.floor(random() * most);
  for (let n = below(4); n > 0; n--) {
    const head = random() < 0.7 ? Math.min(40, mutated.length) : mutated.length;
    mutated[below(head)] = random() < 0.5 ? below(256) : [0, 1, 0x7f, 0x80, 0xff][below(5)];
  }
  return random() < 0.1 ? mutated.subarray(0, below(mutated.length)) : mutated;
}

test('mutated datagrams never throw, and whatever is shown is whole', () => {
  const random = randomOf(20261129);
  const receiver = new Receiver();
  const senders = [256, 1400].flatMap((mtu) => [new RtpSender({ mtu, random }), new ClassicSender({ mtu })]);
  const kinds = [{}, { type: 0 }, { restartInterval: 3 }, { width: 33, height: 17 }];
  const pictures = Array.from({ length: 100 }, (_, seed) => picture(seed, kinds[seed % kinds.length]));
  let now = 0;
  let shown = 0;
  for (let count = 0; count < COUNT;) {
    const which = Math.floor(random() * senders.length);
    const jpeg = pictures[Math.floor(random() * pictures.length)];
    now += random() < 0.02 ? 1500 : 5;
    for (const datagram of senders[which].datagrams(jpeg, now)) {
      const frame = receiver.receive(random() < 0.3 ? mutate(datagram, random) : datagram, `sender ${which}`, now);
      count++;
      if (frame === null) continue;
      shown++;
      assert.ok(isWholeJpeg(frame.jpeg));
    }
  }
  assert.ok(shown > 500 && receiver.counts.broken > 500, `${shown} shown, ${receiver.counts.broken} broken`);
});

test('noise never throws and shows nothing', () => {
  const random = randomOf(7);
  const receiver = new Receiver();
  for (let n = 0; n < COUNT; n++) {
    const noise = Uint8Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256));
    if (n % 2 === 0 && noise.length > 4) noise.set([0x80, 26], 0);
    if (n % 3 === 0 && noise.length > 4) noise.set([0xff, 0xd8], 1);
    assert.equal(receiver.receive(noise, `stranger ${n % 7}`, n), null);
  }
});

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

async function usedBytes() {
  for (let i = 0; i < 3; i++) { // only what is still held counts; buffers go a turn later than what held them
    collectGarbage();
    await setImmediate();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function heldBytes(fill) {
  const before = await usedBytes();
  fill();
  return await usedBytes() - before;
}

test('frames without end hold no more memory than they may', async () => {
  const large = new Uint8Array(60_000);
  const header = (n, timestamp) => {
    large.set([0x80, 26, n >> 8, n, 0, 0, timestamp >> 8, timestamp, 0, 0, 0, 0, 0, 0x10, 0, 0, 1, 50, 8, 8]);
    return large;
  };
  const receiver = new Receiver();
  assert.ok(await heldBytes(() => {
    for (let n = 0; n < 10_000; n++) receiver.receive(header(n & 0xffff, n >> 9), `stranger ${n % 4}`, n / 100);
  }) < MOST_BYTES);
});

test('nor do the smallest packets and segments', async () => {
  const receiver = new Receiver();
  const small = Uint8Array.of(0x80, 26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0, 0, 1, 50, 8, 8, 1);
  assert.ok(await heldBytes(() => {
    for (let n = 0; n < 400_000; n++) {
      small.set([n >> 8, n], 2);
      receiver.receive(small, `stranger ${n & 3}`, 0);
    }
  }) < MOST_BYTES);
});

test('a frame check vouches for no picture that is torn, nor for one that is too large', () => {
  const receiver = new Receiver();
  const sender = new ClassicSender();
  const jpeg = picture(1);
  const torn = Uint8Array.from([...jpeg.subarray(0, jpeg.length - 20), 0xff, 0xd9]);
  const huge = Uint8Array.from(jpeg);
  const size = huge.findIndex((byte, i) => byte === 0xff && huge[i + 1] === 0xc0) + 5; // of SOF0
  huge.set([0xff, 0xff, 0xff, 0xff], size);
  for (const [n, bent] of [torn, huge].entries()) {
    for (const datagram of sender.datagrams(bent)) assert.equal(receiver.receive(datagram, 'camera', n), null);
  }
  assert.equal(receiver.counts.broken, 2);
});
