// Asks for the receiver's figures once a second, and learns from the quickest answers how its clock differs from ours.

const EVERY_MS = 1000;
const FIRST_MS = 150;
const FIRST_TIMES = 5;
const REMEMBERED = 60;

export class Stats {
  #take;
  #samples = []; // of the last minute: { roundTrip, offset }
  #times = 0;

  /** take(figures) gets what came. */
  constructor(take) {
    this.#take = take;
  }

  /** How far the receiver's clock is ahead of performance.now(), in milliseconds; NaN until it is known. */
  get offset() {
    return this.#best()?.offset ?? NaN;
  }

  /** The shortest time to the receiver and back. */
  get roundTrip() {
    return this.#best()?.roundTrip ?? NaN;
  }

  #best() {
    return this.#samples.reduce((best, each) => (best && best.roundTrip <= each.roundTrip ? best : each), null);
  }

  async run() {
    for (;;) {
      try {
        await this.#ask();
      } catch {
        this.#samples.length = 0; // a receiver that was started again has another clock
      }
      await new Promise((resolve) => setTimeout(resolve, this.#times++ < FIRST_TIMES ? FIRST_MS : EVERY_MS));
    }
  }

  async #ask() {
    if (document.hidden) {
      this.#samples.length = 0; // the page's clock may stand still meanwhile
      return;
    }
    const sent = performance.now();
    const response = await fetch('stats.json', { signal: timeout(4000) });
    const came = performance.now();
    if (!response.ok) throw new Error(response.statusText);
    const figures = await response.json();
    this.#samples.push({ roundTrip: came - sent, offset: figures.clock - (sent + came) / 2 });
    if (this.#samples.length > REMEMBERED) this.#samples.shift();
    this.#take(figures);
  }
}

function timeout(ms) {
  const limit = new AbortController();
  setTimeout(() => limit.abort(), ms);
  return limit.signal;
}
