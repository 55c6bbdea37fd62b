'use strict';
document.documentElement.className = 'js';
const words = document.body.dataset, base = words.base;
const byId = id => document.getElementById(id);
const on = (target, signs, act) => signs.split(' ').forEach(sign => target.addEventListener(sign, act));
const view = byId('view'), said = byId('said');

/* A finger must not hit what came under it a moment ago. */
const REST = 700, EVERY = 1500;
let rest = 0, hush = 0, busy = false, seen = { stage: byId('deck').dataset.stage, failing: false };

async function ask(path, options) {
  const late = new Promise((_, fail) => setTimeout(fail, 8000, new Error('slow')));
  const reply = await Promise.race([
    fetch(base + path, Object.assign({ credentials: 'same-origin', cache: 'no-store' }, options)), late
  ]);
  return { status: reply.status, told: await reply.json().catch(() => ({})) };
}
function say(text, css) {
  clearTimeout(hush);
  if (said.textContent !== text) said.textContent = text;
  said.className = css || '';
  if (text && !css) hush = setTimeout(say, 5000, '');
}
function end() {
  view.textContent = '';
  say(words.revoked, 'end');
  byId('more').hidden = false;
  clearInterval(looking);
}
function show(now) {
  if (String(now.stage) !== String(seen.stage) || now.failing !== seen.failing) {
    const held = view.contains(document.activeElement) ? document.activeElement.value : '';
    view.innerHTML = now.html;
    const again = held && (view.querySelector(`[value="${held}"]:not(:disabled)`) || view.querySelector('button'));
    if (again) again.focus();
    view.classList.add('fresh');
    clearTimeout(rest);
    rest = setTimeout(() => view.classList.remove('fresh'), REST);
    seen = now;
  }
  byId('counter').textContent = now.counter;
  byId('clock').dataset.left = now.left === null ? '' : now.left;
  tick(Date.now());
}
function take(reply) {
  if (reply.status === 403 || reply.status === 404) { end(); return false; }
  if (reply.status === 200) show(reply.told);
  return reply.status === 200;
}

/* The timer goes on between two looks at the room. */
let heard = Date.now();
const two = n => String(n).padStart(2, '0');
function tick(now) {
  const clock = byId('clock');
  if (!clock) return;
  if (now) heard = now;
  const left = clock.dataset.left, seconds = left - Math.floor((Date.now() - heard) / 1000), far = Math.abs(seconds);
  clock.textContent = left === '' ? '' : `${seconds < 0 ? '+' : ''}${two(Math.floor(far / 60))}:${two(far % 60)}`;
  clock.className = left !== '' && seconds < 60 ? 'late' : '';
}
setInterval(tick, 500, 0);

async function look() {
  if (document.hidden || busy) return;
  busy = true;
  try {
    if (take(await ask('/state')) && said.className === 'lost') say('');
  } catch (error) {
    say(words.lost, 'lost');
  }
  busy = false;
}
async function press(button) {
  if (busy || view.classList.contains('fresh')) return;
  busy = true;
  view.classList.add('busy');
  const body = JSON.stringify({ action: button.value, stage: Number(seen.stage) });
  try {
    const reply = await ask('/do', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    if (take(reply)) say(reply.told.said);
    else if (reply.told.error === 'moved') take(await ask('/state'));
    else if (reply.status !== 403 && reply.status !== 404) say(reply.told.message || words.lost, 'alert');
  } catch (error) {
    say(words.lost, 'lost');
  }
  view.classList.remove('busy');
  busy = false;
}
on(view, 'click', event => {
  const button = event.target.closest('button');
  if (!button) return;
  event.preventDefault();
  press(button);
});
const looking = setInterval(look, EVERY);
on(window, 'online pageshow', look);
on(document, 'visibilitychange', look);
tick(Date.now());
