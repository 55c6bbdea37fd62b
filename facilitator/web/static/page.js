(function () {
  'use strict';
  var body = document.body, base = body.dataset.base, words = body.dataset;
  var stage = document.getElementById('stage'), news = document.getElementById('news');
  document.documentElement.className = 'js';
  if (!stage) return;

  /* What is kept on the phone until the laptop has it: one ballot per step and round. */
  var shelf = 'facilitator' + base, queue = [];
  function load() {
    try { queue = JSON.parse(localStorage.getItem(shelf)) || []; } catch (error) { queue = []; }
    if (!Array.isArray(queue)) queue = [];
  }
  function keep() {
    try { localStorage.setItem(shelf, JSON.stringify(queue)); } catch (error) { return false; }
    return true;
  }
  function pending(step, round) {
    return queue.find(function (b) { return b.step === step && b.round === round; });
  }
  function newId() {
    var bytes = new Uint8Array(12);
    crypto.getRandomValues(bytes);
    return Array.from(bytes, function (b) { return ('0' + b.toString(16)).slice(-2); }).join('');
  }

  /* The form: reading it, writing it, and its small helps. */
  function here() {
    var data = document.getElementById('step').dataset;
    return { step: data.step, round: Number(data.round), version: Number(data.version), open: !!data.open, saved: !!data.saved };
  }
  function form() { return document.getElementById('answer'); }
  function each(root, selector, act) { Array.prototype.forEach.call(root.querySelectorAll(selector), act); }
  var gestures = {
    Scale: {
      read: function (field) {
        var chosen = field.querySelector('input:checked');
        return chosen ? (/^\d+$/.test(chosen.value) ? Number(chosen.value) : chosen.value) : undefined;
      },
      write: function (field, value) {
        each(field, 'input', function (input) { input.checked = input.value === String(value); });
      }
    },
    Text: {
      read: function (field) {
        var texts = [];
        each(field, 'textarea', function (box) { if (box.value.trim()) texts.push(box.value); });
        return texts;
      },
      write: function (field, value) {
        each(field, 'textarea', function (box, i) { box.value = value[i] || ''; });
      }
    },
    Dots: {
      read: function (field) {
        var given = {};
        each(field, '[data-option]', function (input) {
          var n = input.type === 'checkbox' ? Number(input.checked) : Number(input.value) || 0;
          if (n) given[input.dataset.option] = n;
        });
        return given;
      },
      write: function (field, value) {
        each(field, '[data-option]', function (input) {
          var n = value[input.dataset.option] || 0;
          if (input.type === 'checkbox') input.checked = n > 0; else input.value = n;
        });
      }
    }
  };
  function read() {
    var values = {};
    each(form(), '[data-field]', function (field) {
      var value = gestures[field.dataset.type].read(field);
      if (value !== undefined) values[field.dataset.field] = value;
    });
    return values;
  }
  function write(values) {
    each(form(), '[data-field]', function (field) {
      var value = values[field.dataset.field];
      if (value !== undefined) gestures[field.dataset.type].write(field, value);
    });
  }
  function help() {
    if (!form()) return;
    each(form(), '[data-type=Dots]', function (field) {
      var all = Number(field.dataset.dots), most = Number(field.dataset.most), spent = 0;
      var given = gestures.Dots.read(field);
      Object.keys(given).forEach(function (option) { spent += given[option]; });
      var left = Math.max(0, all - spent), shown = field.querySelector('.left');
      shown.hidden = false;
      shown.querySelector('.marks').textContent = '●'.repeat(left) + '○'.repeat(all - left);
      shown.querySelector('output').textContent = left;
      each(field, '[data-option]', function (input) {
        var n = given[input.dataset.option] || 0, line = input.closest('.option');
        if (input.type === 'checkbox') { input.disabled = !n && !left; return; }
        line.classList.toggle('on', n > 0);
        each(line, 'button', function (button) {
          button.hidden = false;
          button.disabled = button.className === 'less' ? n < 1 : n >= most || !left;
        });
      });
    });
    each(form(), '[data-type=Text]', function (field) {
      var spare = false;
      each(field, '.box', function (box) {
        var empty = !box.querySelector('textarea').value;
        box.hidden = empty && spare;
        spare = spare || empty;
      });
    });
    each(form(), '.row', function (row) { row.classList.toggle('on', row.querySelector('input').checked); });
  }

  /* What the phone says about the answer; "saved" only when the laptop said so. */
  var dirty = false, busy = false, wait = 0, timer = 0;
  var moved = news.querySelector('p').textContent;
  function announce(text) {
    news.querySelector('p').textContent = text;
    news.hidden = false;
  }
  function say(kind, more) {
    var said = document.getElementById('said');
    if (!said) return;
    said.className = kind;
    said.textContent = kind ? words[kind] + (more ? ' ' + more : '') : '';
    var button = form().querySelector('.main');
    if (kind === 'saved') button.textContent = button.dataset.again;
  }
  function touched() {
    dirty = true;
    help();
    say('changed');
  }
  stage.addEventListener('input', touched);
  stage.addEventListener('click', function (event) {
    var button = event.target.closest('.stepper button');
    if (!button) return;
    var input = button.parentNode.querySelector('input');
    input.value = (Number(input.value) || 0) + (button.className === 'more' ? 1 : -1);
    touched();
    if (button.disabled) button.parentNode.querySelector('button:not(:disabled)').focus();
  });
  stage.addEventListener('submit', function (event) {
    event.preventDefault();
    var now = here(), ballot = { submission: newId(), step: now.step, round: now.round, values: read() };
    queue = queue.filter(function (b) { return b.step !== ballot.step || b.round !== ballot.round; });
    queue.push(ballot);
    dirty = false;
    keep();
    say('sending');
    wait = 0;
    send();
  });

  /* Sending: the oldest first, again after 1, 2, 4 .. 15 seconds. */
  function ask(path, options) {
    return Promise.race([
      fetch(base + path, Object.assign({ credentials: 'same-origin', cache: 'no-store' }, options)),
      new Promise(function (_, fail) { setTimeout(fail, 12000, new Error('slow')); })
    ]);
  }
  function drop(ballot) {
    queue = queue.filter(function (b) { return b.submission !== ballot.submission; });
    keep();
  }
  function later(ballot) {
    if (isHere(ballot)) say('kept');
    wait = Math.min(wait ? wait * 2 : 1, 15);
    clearTimeout(timer);
    timer = setTimeout(send, wait * 1000);
  }
  function isHere(ballot) {
    var now = here();
    return now.step === ballot.step && now.round === ballot.round && !dirty && pending(now.step, now.round) === ballot;
  }
  function send() {
    if (busy || !queue.length) return;
    var ballot = queue[0];
    busy = true;
    clearTimeout(timer);
    ask('/answer', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(ballot) })
      .then(function (reply) {
        return reply.json().then(function (told) { return { status: reply.status, told: told }; });
      })
      .then(function (reply) {
        busy = false;
        if (reply.status >= 500 || reply.status === 429 || reply.status === 408) { later(ballot); return; }
        var mine = isHere(ballot);
        drop(ballot);
        wait = 0;
        if (reply.status === 403) location.reload();
        if (mine && reply.told.saved) {
          document.getElementById('step').dataset.saved = 'yes';
          say('saved');
        } else if (!reply.told.saved) {
          dirty = dirty || mine;
          if (mine && reply.status === 422) { say('refused', reply.told.message); }
          else {
            if (mine) say('');
            announce(words.refused + ' ' + reply.told.message);
          }
        }
        send();
        look();
      })
      .catch(function () { busy = false; later(ballot); });
  }

  /* Looking: the state is read after every sign of life, so that a missed one cannot matter. */
  var tag = '', looking = false, latest = null;
  function look() {
    if (looking) return;
    looking = true;
    ask('/state', { headers: tag ? { 'If-None-Match': tag } : {} })
      .then(function (reply) {
        if (reply.status === 404) { location.reload(); return null; }
        tag = reply.status === 200 ? reply.headers.get('ETag') || '' : tag;
        return reply.status === 200 ? reply.json() : latest;
      })
      .then(function (state) {
        looking = false;
        if (state) { latest = state; compare(); }
      })
      .catch(function () { looking = false; });
  }
  function compare() {
    var now = here(), step = latest.step;
    if (latest.version === now.version) return;
    var same = now.open && step && step.id === now.step && step.round === now.round && step.open;
    var unsent = dirty || !!pending(now.step, now.round);
    if (same && unsent) { document.getElementById('step').dataset.version = latest.version; return; }
    if (dirty) { if (news.hidden) announce(moved); return; }
    replace(false);
  }
  function replace(asked) {
    var before = here();
    ask('/step').then(function (reply) { return reply.ok ? reply.text() : null; }).then(function (html) {
      if (html === null || (dirty && !asked)) return;
      stage.innerHTML = html;
      dirty = false;
      if (asked) news.hidden = true;
      start();
      if (here().step !== before.step) { scrollTo(0, 0); stage.querySelector('h1').focus(); }
    }).catch(function () { tag = ''; });
  }
  news.querySelector('button').addEventListener('click', function () { replace(true); });

  /* Listening: a stream with a watchdog, and asking every 4 seconds while there is none. */
  var stream = null, heard = 0;
  function alive() { heard = Date.now(); }
  function deaf() {
    if (stream) stream.close();
    stream = null;
  }
  function listen() {
    if (document.hidden || !window.EventSource || stream) return;
    var mine = stream = new EventSource(base + '/events');
    alive();
    mine.addEventListener('open', function () { alive(); wait = 0; send(); });
    mine.addEventListener('version', function (event) {
      alive();
      if (Number(event.data) !== here().version) setTimeout(look, Math.random() * 300);
    });
    mine.addEventListener('heartbeat', alive);
    mine.addEventListener('error', function () { if (mine === stream) deaf(); });
  }
  setInterval(function () {
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
  window.addEventListener('online', wake);
  window.addEventListener('pageshow', wake);
  window.addEventListener('pagehide', deaf);
  document.addEventListener('visibilitychange', wake);

  function start() {
    var now = here(), ballot = pending(now.step, now.round);
    if (ballot && form()) { write(ballot.values); say('kept'); }
    help();
  }
  load();
  start();
  wake();
})();
