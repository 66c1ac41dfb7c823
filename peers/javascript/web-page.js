// A page with the newest picture, for browsers of this computer. Nothing but the page and its frames is served.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { Failure, whyNoPort } from './command-line.js';

const ANSWER_MS = 5000; // within this time the page hears something, if only that there is nothing new
const MOST_CONNECTIONS = 64;

export class WebPage {
  #html;
  #hosts;
  #headers;
  #server;
  #number = 0; // of the newest frame
  #jpeg = null;
  #waiting = new Set(); // functions that answer

  /** Serves the page on the loopback interface. */
  static async open(port) {
    const page = new WebPage(await readFile(new URL('page.html', import.meta.url), 'utf8'), port);
    page.#server.listen(port, '127.0.0.1');
    await once(page.#server, 'listening').catch((error) => {
      throw new Failure(`--web ${port}: ${whyNoPort(error)}`);
    });
    return page;
  }

  constructor(html, port) {
    this.#html = html;
    this.#hosts = [`localhost:${port}`, `127.0.0.1:${port}`, ...(port === 80 ? ['localhost', '127.0.0.1'] : [])];
    const script = html.match(/<script type="module">(.*)<\/script>/s)[1];
    const hash = createHash('sha256').update(script).digest('base64');
    this.#headers = {
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; `
        + "img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    };
    this.#server = createServer((request, response) => this.#serve(request, response));
    this.#server.maxConnections = MOST_CONNECTIONS;
  }

  /** Shows a JPEG, which does not change any more. */
  show(jpeg) {
    this.#number++;
    this.#jpeg = jpeg;
    for (const answer of this.#waiting) answer();
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #serve(request, response) {
    const say = (status, type, body) => {
      response.writeHead(status, { ...this.#headers, 'Content-Type': type });
      response.end(body);
    };
    const [path, query] = request.url.split('?', 2);
    if (!this.#hosts.includes(request.headers.host)) { // a name of somebody else's for this computer: DNS rebinding
      say(403, 'text/plain', `The page is at http://${this.#hosts[0]}\n`);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      say(405, 'text/plain', 'GET and HEAD can be asked for\n');
    } else if (path === '/') {
      say(200, 'text/html; charset=utf-8', this.#html);
    } else if (path === '/frame') {
      this.#answerWithFrame(response, Number(new URLSearchParams(query).get('after')) || 0);
    } else {
      say(404, 'text/plain', 'There is nothing of that name\n');
    }
  }

  /** Answers with the newest frame as soon as its number is not what the page has; after a while with none. */
  #answerWithFrame(response, after) {
    const isOfRunBefore = after > this.#number + 1;
    const isNew = () => this.#jpeg !== null && (this.#number > after || isOfRunBefore);
    let timer;
    const leave = () => {
      clearTimeout(timer);
      this.#waiting.delete(answer);
    };
    const answer = () => {
      leave(); // at once: who reads slowly must not be answered twice
      const jpeg = isNew() ? this.#jpeg : null;
      const ofJpeg = jpeg === null ? {} : { 'Content-Type': 'image/jpeg', 'Content-Length': jpeg.length };
      response.writeHead(jpeg === null ? 204 : 200, { ...this.#headers, ...ofJpeg, 'Frame-Number': this.#number });
      response.end(jpeg);
    };
    if (isNew()) {
      answer();
      return;
    }
    timer = setTimeout(answer, ANSWER_MS);
    this.#waiting.add(answer);
    response.once('close', leave);
  }
}
