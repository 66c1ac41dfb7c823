// The programs of this folder have no keys. These tests hold the sealed test vectors against another implementation than Java's.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { NoiseReader, publicKeyOf } from '../fixtures/noise.js';
import { Opener, PROFILES, sessionKeys } from '../fixtures/srtp.js';

const { cases, handshake } = JSON.parse(await readFile(new URL('../../../vectors/srtp.json', import.meta.url), 'utf8'));
const bytes = (hex) => Buffer.from(hex, 'hex');

/** Whether each datagram, in order, opens to what the file says, or is refused. */
function check(datagrams, open) {
  for (const { name, hex, opens, rolloverCounter, index, refused } of datagrams) {
    const opened = open(bytes(hex));
    if (refused) {
      assert.equal(opened, null, name);
    } else {
      assert.equal(opened?.packet.toString('hex'), opens, name);
      assert.equal(rolloverCounter === undefined ? opened.index : Math.floor(opened.index / 65536), index ?? rolloverCounter, name);
    }
  }
}

test('all profiles are there', () => assert.deepEqual(cases.map(({ name }) => name).sort(), Object.keys(PROFILES).sort()));

for (const { name, masterKey, masterSalt, rtp, rtcp, datagrams } of cases) {
  test(`${name}: the session keys`, () => {
    for (const [label, expected] of [[0, rtp], [3, rtcp]]) {
      const keys = sessionKeys(PROFILES[name], bytes(masterKey), bytes(masterSalt), label);
      const hex = Object.fromEntries(Object.entries(keys).map(([each, key]) => [each, key.toString('hex')]));
      assert.deepEqual({ ...hex, authenticationKey: hex.authenticationKey || null }, expected);
    }
  });

  test(`${name}: what is sealed opens, and what is forged or replayed does not`, () => {
    const opener = new Opener(name, bytes(masterKey), bytes(masterSalt));
    check(datagrams, (datagram) => opener.open(datagram));
  });
}

test('the handshake: both messages, and what the second one tells', () => {
  const { preSharedKey, receiverSsrc, receiverEphemeral, senderEphemeral, means } = handshake;
  const [message1, message2] = [bytes(handshake.message1), bytes(handshake.message2)];
  assert.deepEqual([message1.length, message2.length], [152, 152]);
  const header = (message) => [0, 4, 8, 12].map((at) => message.readUInt32BE(at));
  const ukey = 0x756b6579;
  assert.deepEqual(header(message1), [0x81cc0025, receiverSsrc, ukey, 0]);
  assert.deepEqual(header(message2), [0x82cc0025, means.streams[0].ssrc, ukey, receiverSsrc]);
  assert.equal(message1.toString('hex', 16, 48), publicKeyOf(bytes(receiverEphemeral)).toString('hex'));
  assert.equal(message2.toString('hex', 16, 48), publicKeyOf(bytes(senderEphemeral)).toString('hex'));

  const prologue = Buffer.concat([Buffer.from('udpcam keys 1'), message1.subarray(4, 8)]);
  const reader = new NoiseReader(bytes(preSharedKey), prologue);
  assert.deepEqual(reader.readFirst(message1.subarray(16)), Buffer.alloc(88));
  const payload = reader.readSecond(message2.subarray(16), bytes(receiverEphemeral));
  assert.equal(payload.toString('hex'), handshake.payload2);
  assert.deepEqual(told(payload), means);
});

/** The payload of message 2, as "Keys: SRTP" in docs/WIRE.md has it. */
function told(payload) {
  assert.equal(payload.readUInt32BE(0), 8 << 16);
  return {
    profile: 'AEAD_AES_256_GCM',
    masterKey: payload.toString('hex', 4, 36),
    masterSalt: payload.toString('hex', 36, 48),
    reportIndex: payload.readInt32BE(48),
    streams: [52, 64, 76].map((at) => ({ ssrc: payload.readUInt32BE(at), index: Number(payload.readBigInt64BE(at + 4)) })),
  };
}

test('the handshake: what comes behind it', () => {
  const { profile, masterKey, masterSalt, reportIndex, streams } = handshake.means;
  const opener = new Opener(profile, bytes(masterKey), bytes(masterSalt));
  opener.expect('rtcp', streams[0].ssrc, reportIndex);
  for (const { ssrc, index } of streams) if (index >= 0) opener.expect('rtp', ssrc, index);
  const isOfAnother = (datagram) => datagram[1] >= 192 && datagram[1] <= 223 && datagram.readUInt32BE(4) !== streams[0].ssrc;
  check(handshake.datagrams, (datagram) => (isOfAnother(datagram) ? null : opener.open(datagram)));
});

test('a handshake with another pre-shared key is refused', () => {
  const message1 = bytes(handshake.message1);
  const prologue = Buffer.concat([Buffer.from('udpcam keys 1'), message1.subarray(4, 8)]);
  const other = bytes(handshake.preSharedKey);
  other[31] ^= 1;
  assert.throws(() => new NoiseReader(other, prologue).readFirst(message1.subarray(16)));
});
