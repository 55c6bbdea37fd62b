'use strict';
document.documentElement.className = 'js';
const words = document.body.dataset, base = words.base;
const byId = id => document.getElementById(id);
const first = (root, selector) => root.querySelector(selector);
const all = (root, selector) => root ? Array.from(root.querySelectorAll(selector)) : [];
const on = (target, signs, act) => signs.split(' ').forEach(sign => target.addEventListener(sign, act));
const stage = byId('stage'), news = byId('news'), moved = first(news, 'p').textContent;
const form = () => byId('answer');
const fields = () => all(form(), '[data-field]');
const ask = (path, options) => Promise.race([
  fetch(base + path, Object.assign({ credentials: 'same-origin', cache: 'no-store' }, options)),
  new Promise((_, fail) => setTimeout(fail, 12000, new Error('slow')))
]);

/* What is kept until the laptop has it: a ballot per step and round, and the draft of the next. */
const shelf = `facilitator${base}`;
let queue = stored('');
if (!Array.isArray(queue)) queue = [];
function stored(name) {
  try { return JSON.parse(localStorage.getItem(shelf + name)); } catch (error) { return null; }
}
function store(name, value) {
  try { localStorage.setItem(shelf + name, JSON.stringify(value)); } catch (error) { /* kept in memory alone */ }
}
function keepQueue(next) {
  queue = next;
  store('', queue);
}
const fits = (ballot, now) => !!ballot && ballot.step === now.step && ballot.round === now.round;
const pending = now => queue.find(ballot => fits(ballot, now));
const hex = byte => byte.toString(16).padStart(2, '0');
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), hex).join('');

/* The form, kind by kind; what nobody touched is not sent. */
function here() {
  const data = byId('step').dataset;
  return { step: data.step, round: Number(data.round), version: Number(data.version), open: !!data.open };
}
const chosen = field => all(field, 'input:checked').map(input => input.value);
function tick(field, value) {
  all(field, 'input').forEach(input => { input.checked = [].concat(value).map(String).includes(input.value); });
}
const one = {
  read(field) {
    const input = first(field, 'input');
    if (chosen(field).length) return 'unsure';
    if (input.type === 'range') return field.dataset.on ? Number(input.value) : undefined;
    return input.value.trim() ? input.value : undefined;
  },
  write(field, value) {
    const known = value !== undefined && value !== 'unsure';
    first(field, 'input').value = known ? value : '';
    field.dataset.on = known ? 'yes' : '';
    all(field, '.unsure input').forEach(input => { input.checked = value === 'unsure'; });
  }
};
const gestures = {
  Scale: { read: field => chosen(field).map(value => /^\d+$/.test(value) ? Number(value) : value)[0], write: tick },
  Choice: {
    read(field) {
      const values = chosen(field);
      return first(field, '[data-most]') && values.length && values[0] !== 'unsure' ? values : values[0];
    },
    write: tick
  },
  Text: {
    read: field => all(field, 'textarea').map(box => box.value).filter(text => text.trim()),
    write: (field, value) => all(field, 'textarea').forEach((box, i) => { box.value = [].concat(value || [])[i] || ''; })
  },
  Dots: {
    read(field) {
      const given = {};
      all(field, '[data-option]').forEach(input => {
        const n = input.type === 'checkbox' ? Number(input.checked) : Number(input.value) || 0;
        if (n) given[input.dataset.option] = n;
      });
      return given;
    },
    write: (field, value) => all(field, '[data-option]').forEach(input => {
      const n = (value || {})[input.dataset.option] || 0;
      if (input.type === 'checkbox') input.checked = n > 0; else input.value = n;
    })
  },
  Order: {
    read(field) {
      const placed = all(field, '.on').map(row => row.dataset.option);
      return placed.length ? placed : undefined;
    },
    write: (field, value) => arrange(field, value || [])
  },
  Slider: one, Amount: one, Day: one
};
const gesture = field => gestures[field.dataset.type];
function read() {
  const values = {};
  fields().forEach(field => { values[field.dataset.field] = gesture(field).read(field); });
  return values;
}
function write(values) {
  fields().forEach(field => gesture(field).write(field, values[field.dataset.field]));
}

/* Its small helps. */
function arrange(field, ids) {
  const rank = row => ids.indexOf(row.dataset.option) + 1;
  const rows = all(field, '.place'), home = row => rank(row) || 99 + Number(row.dataset.home);
  rows.sort((a, b) => home(a) - home(b)).forEach(row => {
    const n = rank(row), input = first(row, 'input'), buttons = all(row, 'button');
    row.classList.toggle('on', n > 0);
    row.parentNode.appendChild(row);
    input.value = n || '';
    input.setAttribute('aria-pressed', n > 0);
    input.setAttribute('aria-label', first(row, 'label').textContent + (n ? `, ${n}` : ''));
    buttons[0].disabled = n < 2;
    buttons[1].disabled = !n || n === ids.length;
  });
}
function left(field, spent) {
  const line = first(field, '.left'), dots = Number(line.dataset.dots), rest = Math.max(0, dots - spent);
  first(line, '.marks').textContent = '●'.repeat(rest) + '○'.repeat(dots - rest);
  first(line, 'output, b').textContent = rest;
  return rest;
}
const helps = {
  Dots(field) {
    const given = gestures.Dots.read(field);
    const rest = left(field, Object.keys(given).reduce((sum, option) => sum + given[option], 0));
    all(field, '[data-option]').forEach(input => {
      const n = given[input.dataset.option] || 0, line = input.closest('.option');
      if (!line) { input.disabled = !n && !rest; return; }
      line.classList.toggle('on', n > 0);
      first(line, '.less').disabled = n < 1;
      first(line, '.more').disabled = n >= Number(input.max) || !rest;
    });
  },
  Text(field) {
    let spare = false;
    all(field, '.box').forEach(box => {
      const empty = !first(box, 'textarea').value;
      box.hidden = empty && spare;
      spare = spare || empty;
    });
  },
  Slider(field) {
    const input = first(field, 'input'), shown = first(field, '.value');
    const value = input.value.replace(/\B(?=(\d{3})+$)/g, shown.dataset.mark);
    const told = field.dataset.on ? `${value} ${first(field, '.unit span').textContent}`.trim() : '';
    shown.textContent = told || shown.dataset.none;
    input.setAttribute('aria-valuetext', shown.textContent);
  },
  Amount(field) {
    first(field, 'input').disabled = chosen(field).length > 0;
  },
  Order(field) {
    if (first(field, '.left')) left(field, all(field, '.on').length);
  }
};
function help() {
  fields().forEach(field => { if (helps[field.dataset.type]) helps[field.dataset.type](field); });
  all(form(), '.row').forEach(row => row.classList.toggle('on', first(row, 'input').checked));
}

/* Many texts come one after another. */
let page = 0;
const isText = field => field.dataset.type === 'Text';
function turn(to) {
  const bar = first(stage, '.turn'), pages = [];
  if (!bar) return [];
  fields().forEach(field => {
    const last = pages[pages.length - 1];
    if (last && !(isText(field) && last.some(isText))) last.push(field); else pages.push([field]);
  });
  page = Math.min(Math.max(to, 0), pages.length - 1);
  pages.forEach((group, i) => group.forEach(field => { field.hidden = i !== page; }));
  const counter = first(bar, 'span'), buttons = all(bar, 'button');
  counter.textContent = counter.dataset.of.replace('#', page + 1);
  buttons[0].disabled = page === 0;
  buttons[1].disabled = page === pages.length - 1;
  form().classList.toggle('more', !buttons[1].disabled);
  return pages;
}
function attend(field) {
  turn(turn(page).findIndex(group => group.includes(field)));
  const box = first(field, '.stepper:not(.only) .more') || first(field, 'input:not(:disabled), textarea');
  if (box) box.focus();
  field.scrollIntoView();
}
function blame(id, message) {
  fields().forEach(field => {
    const hit = field.dataset.field === id, note = first(field, '.alert');
    field.classList.toggle('wrong', hit);
    note.hidden = !hit;
    note.textContent = hit ? message : '';
    if (hit) attend(field);
  });
}

/* What the phone says of the answer: "saved" only after the laptop. */
let dirty = false, busy = false, wait = 0, timer = 0;
const live = byId('live');
function speak(text) {
  if (live.textContent !== text) live.textContent = text;
}
function announce(text) {
  first(news, 'p').textContent = text;
  news.hidden = false;
  speak(text);
}
function say(kind, more) {
  const said = byId('said');
  if (!said) return;
  said.className = kind;
  said.textContent = kind ? words[kind] + (more ? ` ${more}` : '') : '';
  speak(kind === 'sending' ? '' : said.textContent);
  const button = first(form(), '.main');
  if (kind === 'saved') button.textContent = button.dataset.again;
}
function touched(input) {
  const field = input.closest('[data-field]');
  if (!field) return;
  const limit = first(field, '[data-most]'), unsure = first(field, '.unsure input');
  if (unsure && unsure !== input) unsure.checked = false;
  if (input === unsure && unsure.checked) gesture(field).write(field, 'unsure');
  if (input.type === 'range') field.dataset.on = 'yes';
  const full = limit && chosen(field).length > limit.dataset.most;
  if (full) input.checked = false;
  changed(full ? 'full' : 'changed');
}
function changed(kind) {
  dirty = true;
  blame('');
  help();
  store('/draft', Object.assign(here(), { values: read() }));
  say(kind);
}
function rank(field, button) {
  const ids = gestures.Order.read(field) || [], id = button.closest('.place').dataset.option, at = ids.indexOf(id);
  const full = at < 0 && ids.length >= first(field, '.left').dataset.dots;
  const step = { less: -1, more: 1 }[button.className];
  if (at >= 0) ids.splice(at, 1);
  if (step) ids.splice(at + step, 0, id);
  else if (at < 0 && !full) ids.push(id);
  arrange(field, ids);
  changed(full ? 'full' : 'changed');
}
on(stage, 'input', event => touched(event.target));
on(stage, 'click', event => {
  const button = event.target.closest('button, input'), row = event.target.closest('.place');
  if (!button) return;
  if (button.type === 'range') touched(button);
  if (button.closest('.turn')) attend(turn(page + Number(button.value))[page][0]);
  if (row) rank(row.closest('[data-field]'), button);
  else if (button.closest('.stepper') && button.type === 'button') {
    const input = first(button.parentNode, 'input');
    input.value = (Number(input.value) || 0) + (button.classList.contains('more') ? 1 : -1);
    touched(input);
  }
  if (button.closest('.stepper, .place')) {
    (button.disabled ? first(button.parentNode, 'button:not(:disabled)') : button).focus();
  }
});
on(stage, 'submit', event => {
  event.preventDefault();
  const now = here(), ballot = { submission: newId(), step: now.step, round: now.round, values: read() };
  keepQueue(queue.filter(other => !fits(other, now)).concat(ballot));
  store('/draft', null);
  dirty = false;
  say('sending');
  wait = 0;
  send();
});

/* Sending: the oldest first, again after 1, 2, 4 .. 15 seconds. */
const isHere = ballot => !dirty && pending(here()) === ballot;
function later(ballot) {
  wait = Math.min(wait ? wait * 2 : 1, 15);
  if (isHere(ballot)) say('kept', wait > 4 ? words.far : '');
  clearTimeout(timer);
  timer = setTimeout(send, wait * 1000);
}
async function send() {
  if (busy || !queue.length) return;
  const ballot = queue[0];
  let status = 503, told = {};
  busy = true;
  clearTimeout(timer);
  try {
    const headers = { 'Content-Type': 'application/json' };
    const reply = await ask('/answer', { method: 'POST', headers, body: JSON.stringify(ballot) });
    told = await reply.json();
    status = reply.status;
  } catch (error) { /* not reached: later */ }
  busy = false;
  if (status >= 500 || status === 429 || status === 408) { later(ballot); return; }
  const mine = isHere(ballot);
  keepQueue(queue.filter(other => other.submission !== ballot.submission));
  wait = 0;
  if (status === 403) location.reload();
  if (mine && told.saved) {
    say('saved');
  } else if (!told.saved) {
    dirty = dirty || mine;
    if (mine && status === 422) {
      store('/draft', ballot);
      say('refused', told.message);
      blame(told.field, told.message);
    } else {
      if (mine) say('');
      announce(`${words.refused} ${told.message}`);
    }
  }
  send();
  look();
}

/* Looking after every sign of life, so that a missed one cannot matter. */
let tag = '', looking = false, latest = null;
async function look() {
  if (looking) return;
  looking = true;
  try {
    const reply = await ask('/state', { headers: tag ? { 'If-None-Match': tag } : {} });
    if (reply.status === 404) location.reload();
    if (reply.status === 200) {
      latest = await reply.json();
      tag = reply.headers.get('ETag') || '';
    }
    if (latest) compare();
  } catch (error) { /* not reached: later */ }
  looking = false;
}
function compare() {
  const now = here(), step = latest.step;
  if (latest.version === now.version) return;
  const same = now.open && step && step.open && fits({ step: step.id, round: step.round }, now);
  if (same && (dirty || pending(now))) {
    byId('step').dataset.version = latest.version;
    prune(step.fields);
  } else if (!dirty) replace(false);
  else if (news.hidden) announce(moved);
}
/* What was hidden since leaves the form. */
function prune(asked) {
  const told = JSON.stringify(asked);
  const gone = all(form(), '[data-field], [data-option], [data-type=Choice] [value]').filter(part => {
    const id = part.dataset.option || part.dataset.field || part.value;
    return id !== 'unsure' && !told.includes(JSON.stringify(id));
  });
  if (!gone.length) return;
  gone.forEach(part => (part.closest('.option, label') || part).remove());
  write(read());
  turn(page);
  help();
}
async function replace(asked) {
  const before = here();
  try {
    const reply = await ask('/step'), html = await reply.text();
    if (!reply.ok || (dirty && !asked)) return;
    stage.innerHTML = html;
  } catch (error) {
    tag = '';
    return;
  }
  dirty = false;
  if (asked) news.hidden = true;
  start();
  if (here().step !== before.step) {
    scrollTo(0, 0);
    first(stage, 'h1').focus();
    speak('');
  } else speak((first(stage, '.results h2') || first(stage, '.calm') || first(stage, 'h1')).textContent);
}
on(first(news, 'button'), 'click', () => replace(true));

/* Listening: a stream with a watchdog, else asking every 4 seconds. */
let stream = null, heard = 0;
const alive = () => { heard = Date.now(); };
function deaf() {
  if (stream) stream.close();
  stream = null;
}
function listen() {
  if (document.hidden || !window.EventSource || stream) return;
  const mine = stream = new EventSource(`${base}/events`);
  alive();
  on(mine, 'open', () => { alive(); wait = 0; send(); });
  on(mine, 'version', event => {
    alive();
    if (Number(event.data) !== here().version) setTimeout(look, Math.random() * 300);
  });
  on(mine, 'heartbeat', alive);
  on(mine, 'error', () => { if (mine === stream) deaf(); });
}
setInterval(() => {
  if (document.hidden) return;
  if (stream && Date.now() - heard > 35000) deaf();
  if (!stream || stream.readyState !== 1) look();
  if (!stream) listen();
}, 4000);
function wake() {
  if (document.hidden) { deaf(); return; }
  wait = 0;
  send();
  look();
  listen();
}
on(window, 'online pageshow', wake);
on(window, 'pagehide', deaf);
on(document, 'visibilitychange', wake);
/* Another tab has sent something, or has it to send. */
on(window, 'storage', event => {
  if (event.key !== shelf) return;
  queue = stored('') || [];
  if (dirty) return;
  if (!resume()) replace(false);
});

function resume() {
  const ballot = pending(here());
  if (ballot) {
    write(ballot.values);
    help();
    say('kept');
  }
  return ballot;
}
function start() {
  const now = here(), draft = stored('/draft');
  fields().forEach(field => {
    const inputs = all(field, '[type=number]'), type = field.dataset.type;
    if (type === 'Slider') {
      field.dataset.on = inputs[0].value && 'yes';
      inputs[0].type = 'range';
    }
    if (type === 'Order') {
      const placed = inputs.filter(input => input.value).sort((a, b) => a.value - b.value);
      inputs.forEach(input => { input.type = 'button'; });
      arrange(field, placed.map(input => input.closest('.place').dataset.option));
    }
  });
  resume();
  if (now.open && fits(draft, now)) {
    write(draft.values);
    dirty = true;
    say('changed');
  } else store('/draft', null);
  help();
  turn(0);
}
start();
wake();
