import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { picture, randomOf } from '../fixtures/pictures.js';
import { ClassicSender, JpegSplitter, Receiver, RtpSender, readRtp } from '../udpcam-wire.js';
import { join, split16 } from '../wire/bytes.js';

test('the first sender is shown until it gave no frame for a second', () => {
  const receiver = new Receiver();
  const [one, two] = [new RtpSender(), new ClassicSender()];
  const give = (sender, address, now) =>
    sender.datagrams(picture(now), now).map((datagram) => receiver.receive(datagram, address, now)?.address).at(-1);
  assert.equal(give(one, 'one', 0), 'one');
  assert.equal(give(two, 'two', 500), undefined);
  assert.equal(give(one, 'one', 900), 'one');
  assert.equal(give(two, 'two', 1900), undefined);
  assert.equal(give(two, 'two', 1901), 'two');
  assert.equal(give(one, 'one', 1902), undefined);
});

test('the datagrams of four senders come all mixed, and each has its frames', () => {
  const receiver = new Receiver();
  const senders = [RtpSender, ClassicSender, RtpSender, ClassicSender].map((Sender) => new Sender({ mtu: 256 }));
  const frames = senders.map((sender, i) => sender.datagrams(picture(i), 0));
  const most = Math.max(...frames.map(({ length }) => length));
  for (let n = 0; n < most; n++) {
    frames.forEach((datagrams, i) => datagrams[n] && receiver.receive(datagrams[n], `at ${i}`, n));
  }
  assert.deepEqual(receiver.counts, { complete: 1, broken: 0 });
});

test('a fifth sender takes the place of one that is silent, not of one that gives frames', () => {
  const receiver = new Receiver();
  const senders = Array.from({ length: 5 }, () => new RtpSender());
  const give = (i, now) =>
    senders[i].datagrams(picture(i), now).map((datagram) => receiver.receive(datagram, `at ${i}`, now)).at(-1);
  for (let i = 0; i < 4; i++) give(i, 0);
  assert.equal(give(4, 900), null);
  give(0, 900);
  assert.equal(give(0, 1800)?.address, 'at 0');
  give(4, 1900);
  assert.equal(give(4, 2900)?.address, 'at 4');
});

test('a crowd of strangers neither displaces the sender that is shown nor keeps a new one out', () => {
  for (const isShown of [true, false]) {
    const receiver = new Receiver();
    const sender = new RtpSender({ mtu: 256 });
    const strange = (n) => {
      const [first] = new RtpSender({ mtu: 256 }).datagrams(picture(1), 0);
      for (let i = 0; i < 5; i++) receiver.receive(first, `stranger ${n} ${i}`, 33 * n);
    };
    for (let n = 0; n < 50; n++) {
      for (const datagram of sender.datagrams(picture(n), 33 * n)) {
        receiver.receive(datagram, 'camera', 33 * n);
        if (isShown && n > 0) strange(n);
      }
      strange(n);
    }
    assert.equal(receiver.counts.complete, 50);
  }
});

test('segments that look like RTP are taken for the wire of their address, once it has given a frame', () => {
  const size = 30;
  const jpeg = picture(1);
  const comment = Uint8Array.from({ length: 6000 }, (_, i) => ({ 0: 26, 15: 1, 16: 50 })[(i + 6) % size] ?? 0);
  const whole = join([jpeg.subarray(0, 2), [0xff, 0xfe], split16(comment.length + 2), comment, jpeg.subarray(2)]);
  const count = Math.ceil(whole.length / size);
  const datagrams = Array.from({ length: count }, (_, i) =>
    join([[count - i], whole.subarray(i * size, (i + 1) * size)]));
  assert.ok(datagrams.filter((datagram) => readRtp(datagram) !== null).length >= 1);
  const receiver = new Receiver();
  const give = (each, now) => each.map((datagram) => receiver.receive(datagram, 'camera', now)).at(-1);
  assert.notEqual(give(new ClassicSender().datagrams(jpeg), 0), null);
  assert.deepEqual(give(datagrams, 33)?.jpeg, whole);
});

test('RTCP, parity and retransmissions are passed over', () => {
  const receiver = new Receiver();
  const [packet] = new RtpSender().datagrams(picture(1), 0);
  const datagrams = ['80C9000100000001',
    '81C90007884829B7C2FCA4990000000000000571000000000000000000000000' + '81CA000100000001']
    .map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')));
  for (const type of [125, 126]) datagrams.push(packet.map((byte, i) => (i === 1 ? 0x80 | type : byte)));
  for (const datagram of datagrams) assert.equal(receiver.receive(datagram, 'camera', 0), null);
  assert.deepEqual(receiver.counts, { complete: 0, broken: 0 });
});

test('what is lost and shuffled costs frames, and shows nothing that was not sent', () => {
  for (const [name, sender] of [['rtp', new RtpSender({ mtu: 256 })], ['classic', new ClassicSender({ mtu: 256 })]]) {
    const random = randomOf(1);
    const receiver = new Receiver();
    const sent = new Set();
    const queue = [];
    let shown = 0;
    for (let n = 0; n < 300; n++) {
      const jpeg = picture(n);
      const datagrams = sender.datagrams(jpeg, 33 * n);
      sent.add(Buffer.from(name === 'rtp' ? jpeg : join(datagrams.map((each) => each.subarray(1)))).toString('base64'));
      for (const datagram of datagrams) {
        if (random() < 0.03) continue;
        const before = random() < 0.03 ? 3 : 0; // of those that it overtakes
        queue.splice(Math.max(0, queue.length - before), 0, { datagram, at: 33 * n });
      }
    }
    for (const { datagram, at } of queue) {
      const frame = receiver.receive(datagram, 'camera', at);
      if (frame === null) continue;
      shown++;
      assert.ok(sent.has(Buffer.from(frame.jpeg).toString('base64')));
    }
    assert.ok(shown > 150 && shown < 300, `${name}: ${shown}`);
  }
});

test('nothing of the wire is of Node', async () => {
  const seen = new Set();
  const look = async (url) => {
    if (seen.has(url.href)) return;
    seen.add(url.href);
    const source = await readFile(url, 'utf8');
    assert.doesNotMatch(source, /\bBuffer\b|\brequire\(|(?<!\.)\bprocess\.|node:/);
    for (const [, name] of source.matchAll(/from '([^']+)'/g)) {
      assert.match(name, /^\.{1,2}\//);
      await look(new URL(name, url));
    }
  };
  await look(new URL('../udpcam-wire.js', import.meta.url));
  assert.equal(seen.size, 6);
});

test('bytes that begin like pictures again and again do not hold a stream up', { timeout: 60_000 }, () => {
  const begins = Uint8Array.from({ length: 3 << 20 }, (_, i) => [0xff, 0xe0, 0, 4, 0xff, 0xd8][i % 6]);
  begins.set([0xff, 0xd8]);
  const splitter = new JpegSplitter();
  assert.deepEqual(splitter.push(begins), []);
  const jpeg = picture(1);
  const again = [...splitter.push(jpeg), ...splitter.push(jpeg), ...splitter.push(jpeg)];
  assert.ok(again.length >= 2, `${again.length} of three pictures behind them`);
  assert.deepEqual(again.at(-1), jpeg);
});
