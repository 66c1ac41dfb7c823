// Keys, buttons, and when they hide.

const IDLE_MS = 3500;

/** actions: freeze, snapshot, info, keys, full, by the ids of their buttons. */
export function control(actions, stage) {
  const keys = { f: 'full', ' ': 'freeze', s: 'snapshot', i: 'info', h: 'keys', '?': 'keys' };
  for (const [id, act] of Object.entries(actions)) {
    document.getElementById(id).addEventListener('click', (event) => {
      act();
      event.currentTarget.blur(); // so that space freezes, and does not press it again
    });
  }
  addEventListener('keydown', (event) => {
    const id = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (id === undefined || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.key === ' ' && event.target.tagName === 'BUTTON') return; // it presses the button
    event.preventDefault();
    actions[id]();
  });
  stage.addEventListener('dblclick', () => actions.full());
  hideWhenIdle();
}

/** Marks a button as pressed or not. */
export function press(id, is) {
  document.getElementById(id).setAttribute('aria-pressed', String(is));
}

function hideWhenIdle() {
  let timer;
  const stir = () => {
    document.body.classList.remove('idle');
    clearTimeout(timer);
    timer = setTimeout(() => {
      const isLive = document.body.classList.contains('live');
      if (isLive && !document.querySelector('footer :hover, :focus-visible')) document.body.classList.add('idle');
      else stir();
    }, IDLE_MS);
  };
  for (const event of ['pointermove', 'pointerdown', 'keydown', 'resize', 'focusin']) addEventListener(event, stir);
  stir();
}
