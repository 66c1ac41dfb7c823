// The page: frames come by long polls, are decoded the quickest way, and are drawn when they are there. No frame waits for
// another one.

import { control, press } from './controls.js';
import { Decoder } from './decoder.js';
import { Figures } from './figures.js';
import { Frames } from './frames.js';
import { Notice } from './notice.js';
import { Picture } from './picture.js';
import { Stats } from './stats.js';

const SHOW_MS = 500;

const element = (id) => document.getElementById(id);
const picture = new Picture(element('picture'));
const figures = new Figures(element('figures').firstElementChild);
const notice = new Notice(element('notice'), element('headline'));
const stats = new Stats(told);
const decoder = new Decoder((decoded, frame) => {
  if (frozen) return;
  picture.draw(decoded, frame);
  figures.drew(frame, stats.offset);
  if (gone) show(); // at once
});
const frames = new Frames((frame) => decoder.take(frame), trouble);
let frozen = false;
let gone = true; // there is no picture that is new
let chosen = null; // the stream's name; null until one was chosen: then it is the first

function trouble(why, status) {
  if (status === 401) location.reload(); // the session has ended: the password is asked for again
  notice.trouble(why, status);
}

function told({ streams }) {
  figures.told(streams.find((stream) => stream.name === chosen) ?? streams[0] ?? {});
  const list = element('streams');
  list.hidden = streams.length < 2;
  const names = streams.map((stream) => stream.name);
  if ([...list.children].map((button) => button.textContent).join('\n') !== names.join('\n')) {
    list.replaceChildren(...names.map(streamButton));
  }
  for (const [index, button] of [...list.children].entries()) {
    button.setAttribute('aria-current', String(chosen === null ? index === 0 : button.textContent === chosen));
  }
}

function streamButton(name) {
  const button = document.createElement('button');
  button.textContent = name;
  button.addEventListener('click', () => choose(name));
  return button;
}

function choose(name) {
  chosen = name;
  if (frozen) freeze();
  else frames.start(chosen);
}

function freeze() {
  frozen = !frozen;
  press('freeze', frozen);
  decoder.clear();
  if (frozen) frames.stop();
  else frames.start(chosen);
  show();
}

function toggle(panel, button) {
  element(panel).hidden = !element(panel).hidden;
  document.body.classList.toggle(`with-${panel}`, !element(panel).hidden);
  press(button, !element(panel).hidden);
  show();
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {}); // not without the user's own key or click
}

function show() {
  gone = notice.show(picture.shown, stats.offset, frozen, figures.delay);
  picture.stale = gone;
  if (!element('figures').hidden) {
    figures.show(picture.shown?.size, [['Decoded by', decoder.way ?? 'trying'], ['Requests in flight', String(frames.lanes)]]);
  }
}

control({
  freeze,
  full,
  snapshot: () => picture.save(),
  info: () => toggle('figures', 'info'),
  keys: () => toggle('help', 'keys'),
}, element('stage'));
element('full').hidden = !document.fullscreenEnabled;
document.addEventListener('fullscreenchange', () => press('full', document.fullscreenElement !== null));
document.addEventListener('visibilitychange', () => { // a page that nobody sees costs nothing
  if (document.hidden) frames.stop();
  else if (!frozen) frames.start(chosen);
});
setInterval(show, SHOW_MS);
show();
stats.run();
if (!document.hidden) frames.start();
