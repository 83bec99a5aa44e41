/*
 * The panel "Try trouble" of this demo: makes the journey's API and the device fail on purpose, for this tab only, so
 * that one can see what the widgets do then. They know nothing of it. It has to run before the SDK's script.
 */
import { breakNetwork } from './network.js';
import { breakStorage } from './storage.js';

const panel = document.querySelector('[data-trouble-panel]');
const line = document.querySelector('[data-trouble-line]');
const choices = [...panel.querySelectorAll('input')];
const none = choices.find(({ value }) => value === 'none');
const { dataset: page } = document.documentElement;

let current = none;

/** The name of the trouble that is on, and the host's reason in it; `none` when nothing is wrong. */
const trouble = () => ({ name: current.value, reason: current.dataset.reason ?? '' });
const network = breakNetwork(panel.dataset.api, trouble);
breakStorage(trouble);

function show() {
  const isOn = current !== none;
  current.checked = true;
  if (isOn) page.trouble = current.value;
  else delete page.trouble;
  for (const part of ['name', 'hint']) {
    const words = current.labels[0].querySelector(`[data-${part}]`).textContent;
    line.querySelector(`[data-${part}]`).textContent = isOn ? words : '';
  }
}

function remember() {
  try {
    if (current === none) sessionStorage.removeItem('tidewater-trouble');
    else sessionStorage.setItem('tidewater-trouble', current.value);
  } catch {
    // Without storage it ends with the page.
  }
}

/** Everything goes on by itself, as after a real trouble: the network says that it is back, and somebody signed in. */
function goOn(ended) {
  if (ended !== 'expired') dispatchEvent(new Event('online'));
  else for (const root of document.querySelectorAll('partner-journey')) root.resume?.();
}

function choose(choice) {
  const ended = current.value;
  current = choice;
  remember();
  show();
  network.changed();
  if (current.value === 'offline') dispatchEvent(new Event('offline'));
  else goOn(ended);
}

panel.addEventListener('change', ({ target }) => choose(target));
line.querySelector('button').addEventListener('click', () => {
  choose(none);
  // the line is gone, and with it what had the focus
  document.querySelector('main').focus({ preventScroll: true });
});

current = choices.find(({ value }) => value === page.trouble) ?? none;
show();
