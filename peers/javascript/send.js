#!/usr/bin/env node
// Sends JPEGs as udpcam's sender does: files, or a stream of them on standard input.

import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, number, readCommandLine, run, why } from './command-line.js';
import { ClassicSender, JpegSplitter, RtpSender } from './udpcam-wire.js';

const HELP = `Usage: node send.js [OPTIONS] [FILE... | -]
Sends JPEGs over UDP, live: those of the files, or without files those that come on standard input one behind the
other, as 'ffmpeg ... -f mjpeg -' writes them, each as soon as it is there.
  --remote HOST        Where to send. Default: 127.0.0.1.
  --port PORT          UDP port there. Default: 12345.
  --wire rtp|classic   How pictures travel. RTP carries baseline JPEG, 4:2:0 or 4:2:2, with the standard Huffman tables;
                       classic carries any. Default: rtp.
  --mtu BYTES          The largest datagrams, 256-65471 bytes; on the classic wire they are larger where a picture would
                       need over 255 of them. Default: 1400.
  --fps RATE           Pictures of files a second. Default: 30.
  --loop               Send the files again and again.
  -h, --help           Show this help message and exit.`;

const DEFAULTS = { remote: '127.0.0.1', port: '12345', wire: 'rtp', mtu: '1400', fps: '30', loop: false };
const BURST_BYTES = 100_000; // then a millisecond's pause: the receive buffers of many systems hold little more
const HINT = 'ffmpeg ... -huffman default -pix_fmt yuvj420p makes what it carries, --wire classic carries any';

function readOptions() {
  const { values, positionals } = readCommandLine(HELP, {
    remote: { type: 'string' }, port: { type: 'string' }, wire: { type: 'string' }, mtu: { type: 'string' },
    fps: { type: 'string' }, loop: { type: 'boolean' },
  }, DEFAULTS, true);
  const refuse = (is, reason) => { if (is) throw new Failure(reason, 2); };
  const { remote, wire, loop } = values;
  const isStream = positionals.length === 0 || positionals.includes('-');
  refuse(wire !== 'rtp' && wire !== 'classic', `--wire ${wire}: it is rtp or classic`);
  refuse(isStream && positionals.length > 1, '-, standard input, stands for itself: leave the files out');
  refuse(isStream && process.stdin.isTTY, 'no FILE, and nothing is piped to standard input; --help tells more');
  refuse(isStream && loop, '--loop: standard input comes but once; name files');
  const port = number('--port', values.port, 1, 65535);
  const mtu = number('--mtu', values.mtu, 256, 65471);
  const fps = number('--fps', values.fps, 0.01, 1000, false);
  return { remote, port, wire, mtu, pictures: isStream ? ofStandardInput() : ofFiles(positionals, fps, loop) };
}

async function* ofFiles(files, fps, loops) {
  const pictures = [];
  for (const file of files) {
    const content = await readFile(file).catch((error) => {
      throw new Failure(`${file} cannot be read: ${why(error)}`);
    });
    const found = new JpegSplitter().push(content);
    if (found.length === 0) throw new Failure(`${file} holds no JPEG of up to 16 MB`);
    pictures.push(...found);
  }
  const begun = performance.now();
  for (let n = 0; loops || n < pictures.length; n++) {
    await sleep(Math.max(0, begun + 1000 * n / fps - performance.now()));
    yield pictures[n % pictures.length];
  }
}

async function* ofStandardInput() {
  const splitter = new JpegSplitter();
  for await (const chunk of process.stdin) yield* splitter.push(chunk);
  splitter.end();
  const { passedOver } = splitter;
  if (passedOver > 0) console.error(`send: ${passedOver} bytes between the pictures were passed over`);
}

async function main() {
  const { remote, port, wire, mtu, pictures } = readOptions();
  const { address, family } = await lookup(remote, { verbatim: false }).catch((error) => {
    throw new Failure(`--remote ${remote}: no address of that name is found: ${error.code}`);
  });
  const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
  const leave = (datagram) => new Promise((resolve, reject) => {
    socket.send(datagram, port, address, (error) => (error ? reject(error) : resolve()));
  });
  const leaveAll = async (datagrams) => {
    let bytes = 0;
    let burst = [];
    for (const datagram of datagrams) {
      bytes += datagram.length;
      burst.push(leave(datagram));
      if (bytes < BURST_BYTES) continue;
      await Promise.all(burst);
      await sleep(1);
      bytes = 0;
      burst = [];
    }
    await Promise.all(burst);
  };
  const sender = wire === 'rtp' ? new RtpSender({ mtu }) : new ClassicSender({ mtu });
  const said = new Set(); // kinds of trouble
  let sent = 0;
  const end = () => {
    console.error(`send: ${sent} frames sent`);
    return sent > 0 ? 0 : 1;
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(end()));
  for await (const jpeg of pictures) {
    try {
      await leaveAll(sender.datagrams(jpeg, performance.now()));
      sent++;
    } catch (error) {
      const line = error.syscall === undefined
        ? `the ${wire} wire does not carry a picture of this kind: ${error.message}${wire === 'rtp' ? `; ${HINT}` : ''}`
        : `datagrams to ${address} do not leave: ${error.code}`;
      const kind = error.code ?? 'picture';
      if (!said.has(kind)) console.error(`send: ${line}`);
      said.add(kind);
    }
  }
  socket.close();
  return end();
}

run('send', main);
