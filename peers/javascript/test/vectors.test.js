import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { Receiver, isWholeJpeg, readRtp, standardTables } from '../udpcam-wire.js';

const folder = new URL('../../../vectors/', import.meta.url);
const read = async (name) => JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));
const bytes = (hex) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (some) => (some === null ? null : Buffer.from(some).toString('hex'));

for (const wire of ['classic', 'rtp']) {
  const { pictures, cases } = await read(wire);
  for (const { name, datagrams, shown, least = shown } of cases) {
    test(`${wire}: ${name}`, () => {
      const receiver = new Receiver();
      const frames = datagrams.map((datagram) => receiver.receive(bytes(datagram.hex), 'sender', datagram.ms))
        .filter((frame) => frame !== null);
      assert.ok(frames.every((frame) => frame.wire === wire));
      const names = new Map(Object.entries(pictures).map(([each, picture]) => [picture, each]));
      const got = frames.map(({ jpeg }) => names.get(hex(jpeg)) ?? 'something else');
      assert.ok(isSubsequence(got, shown), `shown are ${got}, not ${shown}`);
      assert.ok(isSubsequence(least, got), `shown are ${got}, not ${least}`);
    });
  }
}

/** Whether some are among others, in the same order. */
function isSubsequence(some, others) {
  let found = 0;
  for (const each of others) found += found < some.length && some[found] === each ? 1 : 0;
  return found === some.length;
}

for (const { name, hex: datagram, means } of (await read('packets')).cases) {
  test(`packet: ${name}`, () => {
    const packet = readRtp(bytes(datagram));
    if (means === undefined) {
      assert.equal(packet, null);
      return;
    }
    const said = {
      ...packet,
      captureTime: packet.captureTime?.toString(16).padStart(16, '0') ?? null,
      frameCheck: packet.frameCheck?.toString(16).padStart(8, '0') ?? null,
      tables: hex(packet.tables),
      data: hex(packet.data),
    };
    delete said.precision;
    assert.deepEqual(said, means);
  });
}

test('the tables of Q 1-99', async () => {
  for (const each of (await read('tables')).tables) assert.equal(hex(standardTables(each.q)), each.hex, `Q ${each.q}`);
});

for (const file of ['rtcp', 'feedback']) {
  test(`nothing of ${file} is shown, nor counted`, async () => {
    const receiver = new Receiver();
    for (const each of (await read(file)).cases) assert.equal(receiver.receive(bytes(each.hex), 'peer', 0), null);
    assert.deepEqual(receiver.counts, { complete: 0, broken: 0 });
  });
}

test('repair is passed over: a frame that misses packets is not shown until these come', async () => {
  for (const { name, before, packets, lost, repair } of (await read('repair')).cases) {
    const receiver = new Receiver();
    const count = (datagrams) => {
      for (const datagram of datagrams) receiver.receive(bytes(datagram), 'sender', 0);
      return receiver.counts.complete;
    };
    assert.equal(count(repair), 0, name);
    assert.equal(count(before), 1, name);
    assert.equal(count(packets.filter((_, i) => !lost.includes(i))), 1, name);
    assert.equal(count(repair), 1, name);
    assert.equal(count(lost.map((i) => packets[i])), 2, name);
  }
});

test('the pictures are whole, but for the one that is torn', async () => {
  for (const file of ['classic', 'rtp', 'repair']) {
    for (const [name, picture] of Object.entries((await read(file)).pictures)) {
      assert.equal(isWholeJpeg(bytes(picture)), name !== 'torn', name);
    }
  }
});
