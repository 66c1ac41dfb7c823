import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { picture } from '../fixtures/pictures.js';
import { WebPage } from '../web-page.js';

const folder = await mkdtemp(join(tmpdir(), 'udpcam-peer-'));
const children = new Set(); // that run
after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});
const peer = fileURLToPath(new URL('..', import.meta.url));

/** A program that runs; `said` is what it printed, and `ended` its exit status. */
class Program {
  said = '';

  constructor(...args) {
    this.child = spawn(process.execPath, args, { cwd: peer });
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (text) => { this.said += text; });
    children.add(this.child);
    this.ended = once(this.child, 'close').then(([status, signal]) => {
      children.delete(this.child);
      return status ?? signal;
    });
  }

  async says(text) {
    while (!this.said.includes(text)) {
      await Promise.race([once(this.child.stderr, 'data'), this.ended]);
      if (this.child.exitCode !== null && !this.said.includes(text)) throw new Error(`it said: ${this.said}`);
    }
  }

  stop(signal = 'SIGTERM') {
    this.child.kill(signal);
    return this.ended;
  }
}

async function receive(...args) {
  const program = new Program('receive.js', ...args);
  await program.says('listening');
  return program;
}

const send = (...args) => new Program('send.js', ...args);

async function freeUdpPort() {
  const socket = createSocket('udp4').bind(0);
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return String(port);
}

async function freeTcpPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return String(port);
}

/** Files with pictures, by their seeds. */
const files = (...seeds) => Promise.all(seeds.map(async (seed) => {
  const file = join(folder, `${seed}.jpg`);
  await writeFile(file, picture(seed, { width: 320, height: 240 }));
  return file;
}));

for (const wire of ['rtp', 'classic']) {
  test(`what is sent on ${wire} is received, and the last picture saved as it was sent`, async () => {
    const port = await freeUdpPort();
    const snapshot = join(folder, `${wire}.jpg`);
    const sent = await files(1, 2, 3);
    const receiver = await receive('--port', port, '--snapshot', snapshot, '--frames', '3');
    const sender = send('--port', port, '--wire', wire, ...sent);
    assert.equal(await sender.ended, 0);
    assert.match(sender.said, /^send: 3 frames sent\n$/);
    assert.equal(await receiver.ended, 0);
    assert.match(receiver.said, /receive: 3 frames complete, 0 broken\n$/);
    const saved = await readFile(snapshot);
    const withoutCheck = wire === 'rtp' ? saved : Buffer.concat([saved.subarray(0, 2), saved.subarray(20)]);
    assert.deepEqual(withoutCheck, await readFile(sent[2]));
  });
}

test('a stream on standard input is sent, and what lies between its pictures told', async () => {
  const port = await freeUdpPort();
  const receiver = await receive('--port', port, '--snapshot', join(folder, 'stream.jpg'), '--frames', '20');
  const sender = send('--port', port, '-');
  for (let seed = 0; seed < 20; seed++) {
    sender.child.stdin.write(picture(seed));
    sender.child.stdin.write('between');
  }
  sender.child.stdin.end();
  assert.equal(await sender.ended, 0);
  assert.equal(sender.said, 'send: 140 bytes between the pictures were passed over\nsend: 20 frames sent\n');
  assert.equal(await receiver.ended, 0);
});

test('a receiver that is ended saves the newest picture; a sender that is ended says what it sent', async () => {
  const port = await freeUdpPort();
  const [file] = await files(4);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const snapshot = join(folder, `${signal}.jpg`);
    const receiver = await receive('--port', port, '--snapshot', snapshot);
    const sender = send('--port', port, '--loop', file);
    await receiver.says('320x240');
    assert.equal(await sender.stop(signal), 0);
    assert.match(sender.said, /send: \d+ frames sent\n$/);
    assert.equal(await receiver.stop(signal), 0);
    assert.deepEqual(await readFile(snapshot), await readFile(file));
  }
});

test('a sender that was killed is shown again when it is back', async () => {
  const port = await freeUdpPort();
  const [file] = await files(5);
  const receiver = await receive('--port', port, '--snapshot', join(folder, 'back.jpg'), '--frames', '60');
  const first = send('--port', port, '--loop', file);
  await receiver.says('320x240');
  assert.equal(await first.stop('SIGKILL'), 'SIGKILL');
  const second = send('--port', port, '--loop', file);
  assert.equal(await receiver.ended, 0);
  await second.stop();
});

test('where nothing comes it is said once', async () => {
  const port = await freeUdpPort();
  const receiver = await receive('--port', port, '--snapshot', join(folder, 'nothing.jpg'));
  await receiver.says(`nothing has come to UDP port ${port} yet`);
  assert.equal(await receiver.stop(), 1);
  assert.match(receiver.said, /no frame came, so nothing was saved\n$/);
});

test('a picture that RTP cannot carry is told with what would help', async () => {
  const [good] = await files(6);
  const progressive = join(folder, 'progressive.jpg');
  const bent = await readFile(good);
  bent[bent.indexOf(Buffer.of(0xff, 0xc0)) + 1] = 0xc2;
  await writeFile(progressive, bent);
  const line = /^send: the rtp wire .* progressive JPEG; .* -pix_fmt yuvj420p .* --wire .*\nsend: (\d) frames sent\n$/;
  const port = await freeUdpPort();
  const none = send('--port', port, progressive, progressive);
  assert.equal(await none.ended, 1);
  assert.equal(line.exec(none.said)?.[1], '0');
  const some = send('--port', port, progressive, good, progressive);
  assert.equal(await some.ended, 0);
  assert.equal(line.exec(some.said)?.[1], '1');
  assert.equal(await send('--port', port, '--wire', 'classic', progressive).ended, 0);
});

test('what is wrong with the command line is said in one line', async () => {
  const wrong = [
    ['send.js', '--port', '0', 'a.jpg'], ['send.js', '--wire', 'avian', 'a.jpg'], ['send.js', '--mtu', '255', 'a.jpg'],
    ['send.js', '--fps', '0', 'a.jpg'], ['send.js', '--loop', '-'], ['send.js', '-', 'a.jpg'], ['send.js', '--what'],
    ['receive.js', '--port', 'x'], ['receive.js', '--web', '99999'], ['receive.js', '--frames', '0.5'],
    ['receive.js', 'a.jpg'],
  ];
  for (const args of wrong) {
    const program = new Program(...args);
    assert.equal(await program.ended, 2, args.join(' '));
    assert.match(program.said, /^[^\n]+\n$/);
  }
  for (const name of ['send.js', 'receive.js']) {
    const program = new Program(name, '--help');
    assert.equal(await program.ended, 0);
    assert.match(program.said, /^Usage: /);
  }
});

test('what the computer refuses is said in one line', async () => {
  const port = await freeUdpPort();
  const web = await freeTcpPort();
  const receiver = await receive('--port', port, '--web', web);
  const refused = [
    ['receive.js', '--port', port, '--snapshot', 'a.jpg'], ['receive.js', '--port', await freeUdpPort(), '--web', web],
    ['receive.js', '--snapshot', '/nowhere/a.jpg'], ['send.js', '/nowhere/a.jpg'], ['send.js', 'package.json'],
    ['send.js', '--remote', 'nowhere.invalid', (await files(7))[0]],
  ];
  for (const args of refused) {
    const program = new Program(...args);
    assert.equal(await program.ended, 1, args.join(' '));
    assert.match(program.said, /^[^\n]+\n$/);
  }
  assert.equal(await receiver.stop(), 0);
});

/** Asks for something of a page. */
function ask(port, path, options = {}) {
  return new Promise((resolve, reject) => {
    request({ port, path, host: '127.0.0.1', agent: false, ...options }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) });
    }).on('error', reject).end();
  });
}

test('the page shows the newest frame, to this computer alone', async () => {
  const port = await freeUdpPort();
  const web = await freeTcpPort();
  const sent = await files(8, 9);
  const receiver = await receive('--port', port, '--web', web);
  const page = await ask(web, '/');
  assert.equal(page.status, 200);
  assert.equal(page.body.toString(), await readFile(join(peer, 'page.html'), 'utf8'));
  assert.match(page.headers['content-type'], /^text\/html/);
  assert.match(page.headers['content-security-policy'], /^default-src 'none'; script-src 'sha256-[^']+'; /);
  assert.equal(page.headers['cross-origin-resource-policy'], 'same-origin');
  assert.equal(page.headers['cache-control'], 'no-store');
  assert.equal(page.headers['x-content-type-options'], 'nosniff');

  const waiting = ask(web, '/frame?after=0'); // before there is one
  assert.equal(await send('--port', port, sent[0]).ended, 0);
  const first = await waiting;
  assert.deepEqual([first.status, first.headers['frame-number']], [200, '1']);
  assert.equal(first.headers['content-type'], 'image/jpeg');
  assert.deepEqual(first.body, await readFile(sent[0]));
  assert.deepEqual((await ask(web, '/frame?after=500')).body, first.body, 'a page that was there before');
  const nothing = await ask(web, '/frame?after=1'); // for five seconds
  assert.deepEqual([nothing.status, nothing.headers['frame-number']], [204, '1']);
  assert.equal(await send('--port', port, '--remote', 'localhost', sent[1]).ended, 0);
  assert.deepEqual((await ask(web, '/frame?after=1')).body, await readFile(sent[1]));

  for (const host of ['evil.example', `evil.example:${web}`, 'localhost', `localhost.:${web}`]) {
    assert.equal((await ask(web, '/frame?after=0', { headers: { host } })).status, 403, host);
  }
  assert.equal((await ask(web, '/', { headers: { host: `localhost:${web}` } })).status, 200);
  for (const path of ['/receive.js', '/../package.json', '/frame/', '//']) {
    assert.equal((await ask(web, path)).status, 404, path);
  }
  assert.equal((await ask(web, '/', { method: 'POST' })).status, 405);
  const head = await ask(web, '/', { method: 'HEAD' });
  assert.deepEqual([head.status, head.body.length], [200, 0]);
  assert.equal(await receiver.stop(), 0);
});

test('a browser that reads slowly is answered once, with the frame that was the newest then', async (t) => {
  const port = Number(await freeTcpPort());
  const page = await WebPage.open(port);
  t.after(() => page.close());
  const slow = connect(port, '127.0.0.1');
  const get = (path) => slow.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`);
  get('/nothing');
  await once(slow, 'data');
  slow.pause();
  get('/frame?after=0');
  await ask(port, '/'); // and so the page has heard of the other one, too
  const size = 20 << 20; // more than the system takes for the browser
  for (let n = 1; n <= 3; n++) page.show(new Uint8Array(size).fill(n));
  let length = 0;
  for await (const part of slow) {
    length += part.length;
    if (length > size) {
      assert.equal(part.at(-1), 1);
      break;
    }
  }
});

test('the example of the README receives', async () => {
  const readme = await readFile(join(peer, 'README.md'), 'utf8');
  const port = await freeUdpPort();
  const example = /```js\n(.*?)```/s.exec(readme)[1].replace('12345', port);
  const program = new Program('--input-type=module', '--eval', example);
  const sender = send('--port', port, '--loop', ...await files(11));
  await once(program.child.stdout, 'data');
  assert.match(program.said, /^320x240, \d+ bytes\n/);
  await sender.stop();
  await program.stop();
});
