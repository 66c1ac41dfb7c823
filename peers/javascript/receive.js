#!/usr/bin/env node
// Receives as udpcam's receiver does: shows the pictures in browsers of this computer, or saves the newest one.

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { dirname } from 'node:path';
import { Failure, number, readCommandLine, run, why, whyNoPort } from './command-line.js';
import { Receiver } from './udpcam-wire.js';
import { WebPage } from './web-page.js';

const HELP = `Usage: node receive.js [OPTIONS]
Shows the pictures that a sender sends, at http://localhost:8080.
  --port PORT          UDP port to receive on. Default: 12345.
  --web PORT           TCP port of the page, which browsers of this computer alone can see. Default: 8080; with
                       --snapshot no page.
  --snapshot FILE      Save the newest picture here at the end, as it came.
  --frames COUNT       End after so many frames. Default: no end.
  -h, --help           Show this help message and exit.`;

const BUFFER_BYTES = 4 << 20; // Linux's own is smaller than a large frame
const SILENCE_MS = 2000; // the user has noticed by then

function readOptions() {
  const { values } = readCommandLine(HELP, {
    port: { type: 'string' }, web: { type: 'string' }, snapshot: { type: 'string' }, frames: { type: 'string' },
  }, { port: '12345' }, false);
  const web = values.web ?? (values.snapshot === undefined ? '8080' : null);
  return {
    port: number('--port', values.port, 1, 65535),
    web: web === null ? null : number('--web', web, 1, 65535),
    snapshot: values.snapshot,
    frames: values.frames === undefined ? Infinity : number('--frames', values.frames, 1, Number.MAX_SAFE_INTEGER),
  };
}

/** A socket of both IPv6 and IPv4, or of IPv4 where there is no other. */
async function listen(port) {
  for (const type of ['udp6', 'udp4']) {
    const socket = createSocket(type);
    try {
      socket.bind(port);
      await once(socket, 'listening');
    } catch (error) {
      if (type === 'udp4' || error.code === 'EADDRINUSE') throw new Failure(`--port ${port}: ${whyNoPort(error)}`);
      continue;
    }
    try {
      socket.setRecvBufferSize(BUFFER_BYTES);
    } catch {
      // what the system gives has to do
    }
    if (socket.getRecvBufferSize() < BUFFER_BYTES) {
      console.error("receive: the system's receive buffer is small, so large frames may be lost; "
        + `sudo sysctl net.core.rmem_max=${BUFFER_BYTES}`);
    }
    return socket;
  }
}

/** Says once what may be wrong, where there is no picture. */
function sayWhatToCheck(port, hasHeard) {
  if (hasHeard) {
    console.error(`receive: what comes to UDP port ${port} is no whole frame of RTP/JPEG or the classic wire`);
    return;
  }
  const others = Object.values(networkInterfaces()).flat().filter(({ internal }) => !internal);
  const own = others.map(({ address }) => address).join(', ') || '127.0.0.1';
  console.error(`receive: nothing has come to UDP port ${port} yet; this computer is ${own}`);
}

async function main() {
  const { port, web, snapshot, frames } = readOptions();
  if (snapshot !== undefined) await access(dirname(snapshot), constants.W_OK).catch(cannotWrite(snapshot));
  const socket = await listen(port);
  const page = web === null ? null : await WebPage.open(web);
  const where = web === null ? '' : `; the picture is at http://localhost:${web}`;
  console.error(`receive: listening on UDP port ${port}${where}`);
  const receiver = new Receiver();
  let newest = null;
  let toldFrames = 0; // by the last status line
  let toldAt = performance.now();
  let hasHeard = false;
  const silence = setTimeout(() => newest ?? sayWhatToCheck(port, hasHeard), SILENCE_MS);
  const status = setInterval(() => {
    if (newest === null) return;
    const { complete } = receiver.counts;
    const now = performance.now();
    const rate = (complete - toldFrames) * 1000 / (now - toldAt);
    console.error(`receive: ${newest.width}x${newest.height}  ${rate.toFixed(1)} frames/s`);
    toldFrames = complete;
    toldAt = now;
  }, 1000);
  await new Promise((end, fail) => {
    socket.on('error', fail);
    socket.on('message', (datagram, from) => {
      hasHeard = true;
      if (receiver.counts.complete === frames) return;
      const frame = receiver.receive(datagram, `${from.address} ${from.port}`, performance.now());
      if (frame === null) return;
      newest = frame;
      page?.show(frame.jpeg);
      if (receiver.counts.complete === frames) end();
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end);
  });
  clearTimeout(silence);
  clearInterval(status);
  socket.close();
  page?.close();
  console.error(`receive: ${receiver.counts.complete} frames complete, ${receiver.counts.broken} broken`);
  if (snapshot !== undefined) await save(newest, snapshot);
  return 0;
}

async function save(frame, file) {
  if (frame === null) throw new Failure(`--snapshot ${file}: no frame came, so nothing was saved`);
  await writeFile(file, frame.jpeg).catch(cannotWrite(file));
}

function cannotWrite(file) {
  return (error) => { throw new Failure(`--snapshot ${file}: it cannot be written: ${why(error)}`); };
}

run('receive', main);
