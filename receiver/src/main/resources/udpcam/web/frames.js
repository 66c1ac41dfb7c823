// Asks for frames by long polls. Two requests are in flight, so that the next frame needs not wait until it is asked for. On a
// network that is slower than the stream there is one: two would share it, and both frames would be later.

const WAIT_MS = 12000; // the receiver answers within five seconds, if only that there is nothing new
const SLOW = 0.6; // of the time from one frame to the next; then its transfer takes too long for two in flight
const QUICK = 0.35;

export class Frames {
  #take;
  #tell;
  #stream = null;
  #newest = 0;
  #asked = [0, 0]; // after which frame each lane has asked, 0 if it has not
  #run = null; // ends the lanes when it is aborted
  #transferMs = 0;
  #intervalMs = 33;
  #arrived = 0;
  #slow = false;
  #wake = null;

  /** take(frame) gets each frame that came; tell(trouble, status) whatever went wrong, null when it is over. */
  constructor(take, tell) {
    this.#take = take;
    this.#tell = tell;
  }

  get lanes() {
    return this.#slow ? 1 : 2;
  }

  start(stream = this.#stream) {
    this.stop();
    this.#stream = stream;
    this.#newest = 0;
    this.#asked = [0, 0];
    this.#run = new AbortController();
    this.#lane(0, this.#run.signal);
    this.#lane(1, this.#run.signal);
  }

  stop() {
    this.#run?.abort();
    this.#run = null;
    this.#wake?.();
  }

  async #lane(lane, ended) {
    let failures = 0;
    while (!ended.aborted) {
      if (lane > 0 && (this.#slow || this.#newest === 0)) {
        await new Promise((resolve) => { this.#wake = resolve; });
        continue;
      }
      try {
        await this.#ask(lane, ended);
        failures = 0;
      } catch (error) {
        if (ended.aborted) return;
        this.#newest = 0; // a receiver that was started again counts from 1
        this.#tell('unreachable', error.status ?? 0);
        failures++;
        await new Promise((resolve) => setTimeout(resolve, Math.min(250 * failures, 1000)));
      } finally {
        this.#asked[lane] = 0;
      }
    }
  }

  async #ask(lane, ended) {
    const other = this.#asked[1 - lane];
    // What the other lane waits for is skipped if it is really the next one: else both would climb with each answer that there
    // is nothing new, and be ahead of the stream when it comes back.
    const after = other === this.#newest + 1 ? other : this.#newest;
    this.#asked[lane] = after + 1;
    const limit = new AbortController();
    const abort = () => limit.abort();
    ended.addEventListener('abort', abort);
    const timer = setTimeout(abort, WAIT_MS);
    try {
      const name = this.#stream === null ? '' : '&stream=' + encodeURIComponent(this.#stream);
      const response = await fetch(`frame?after=${after}${name}`, { signal: limit.signal, cache: 'no-store' });
      const begun = performance.now();
      if (response.status === 204) {
        this.#newest = Number(response.headers.get('Frame-Number'));
        this.#tell(null, 204);
      } else if (response.ok) {
        const bytes = await response.arrayBuffer();
        if (!ended.aborted) this.#came(response.headers, bytes, begun);
      } else {
        throw Object.assign(new Error(response.statusText), { status: response.status });
      }
    } finally {
      clearTimeout(timer);
      ended.removeEventListener('abort', abort);
    }
  }

  #came(headers, bytes, begun) {
    const now = performance.now();
    const number = Number(headers.get('Frame-Number'));
    const arrived = Number(headers.get('Frame-Arrived'));
    this.#tell(null, 200);
    if (number <= this.#newest) return; // the other lane's was newer
    const skipped = this.#newest > 0 ? number - this.#newest - 1 : 0;
    this.#measure(now - begun, skipped === 0 && this.#newest > 0 ? arrived - this.#arrived : 0);
    this.#newest = number;
    this.#arrived = arrived;
    this.#wake?.();
    const capture = headers.get('Frame-Capture-Delay');
    this.#take({
      number, bytes, skipped, arrived,
      size: headers.get('Frame-Size'),
      captureMs: capture === null ? NaN : Number(capture),
      receivedAt: now,
    });
  }

  /** Decides how many requests are in flight. */
  #measure(transferMs, intervalMs) {
    this.#transferMs += (transferMs - this.#transferMs) / 8;
    if (intervalMs > 0) this.#intervalMs += (Math.min(intervalMs, 1000) - this.#intervalMs) / 8;
    const share = this.#transferMs / this.#intervalMs;
    this.#slow = share > (this.#slow ? QUICK : SLOW);
  }
}
