// The door's script: camera, tone and vibration around the same form that works without it.
const door = import(new URL('door.js', import.meta.url).href);   // the reader of codes, with its WebAssembly, beside this file

const ready = document.getElementById('ready');
const video = document.getElementById('camera');
let camera, shown, timer, busy = false;

// One rising tone lets in, two low ones do not; both also without sound, by colour and vibration.
// A phone lets a page sound only once somebody touched it: the first touch opens the sound, so that the first badge is heard.
const audio = ready && new AudioContext();
const silent = () => localStorage.getItem('door-silent') === 'yes';
function tone(from, to, at, length) {
  const begin = audio.currentTime + at, voice = audio.createOscillator(), gain = audio.createGain();
  voice.frequency.setValueAtTime(from, begin);
  voice.frequency.linearRampToValueAtTime(to, begin + length);
  gain.gain.setValueAtTime(.4, begin);
  gain.gain.linearRampToValueAtTime(0, begin + length);
  voice.connect(gain).connect(audio.destination);
  voice.start(begin);
  voice.stop(begin + length);
}
function announce(admitted) {
  navigator.vibrate?.(admitted ? 80 : [200, 100, 200, 100, 200]);
  if (silent()) return;
  if (audio.state !== 'running') { audio.resume(); return; }   // tones that wait would all sound at once, and late
  if (admitted) tone(660, 1320, 0, .18);
  else { tone(220, 200, 0, .25); tone(220, 180, .35, .35); }
}

/** Back to the camera. */
function again() {
  clearTimeout(timer);
  shown?.remove();
  shown = null;
  ready.hidden = false;
  camera?.resume();
  count();
}

/** Shows the answer that the server made in place of the camera; an admission leaves by itself. */
function show(main) {
  shown?.remove();
  clearTimeout(timer);
  shown = main;
  ready.hidden = true;
  camera?.pause();
  ready.after(main);
  const admitted = main.dataset.admitted === 'yes';
  announce(admitted);
  if (admitted) timer = setTimeout(again, 2000);
  else main.querySelector('[data-ready]')?.focus();
}

/** Sends a form; a reading that got no answer is sent again with the same id, so it counts once. */
async function send(form, text) {
  if (busy) return;
  busy = true;
  const data = new FormData(form);
  if (text) data.set('Shown', text);
  data.set('ClientId', crypto.randomUUID());
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(data), signal: AbortSignal.timeout(5000) });
        if (answer.redirected) { location.reload(); return; }   // signed out meanwhile
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const main = page.getElementById('answer');
        online(true);
        if (main) { show(document.adoptNode(main)); form.reset(); } else form.submit();
        return;
      } catch (e) {
        online(false);
        if (attempt === 5) throw e;
        await new Promise(r => setTimeout(r, 400 * attempt));
      }
    }
  } catch {
    camera?.resume();
  } finally {
    busy = false;
  }
}

function online(yes) {
  ready.classList.toggle('door-off', !yes);
  const net = ready.querySelector('[data-net]');
  net.dataset.on ??= net.lastChild.textContent;
  net.lastChild.textContent = yes ? net.dataset.on : ` ${net.dataset.off}`;
}

async function count() {
  try {
    const answer = await fetch(ready.dataset.inside);
    if (answer.ok && !answer.redirected) ready.querySelector('[data-count]').textContent = await answer.text();
  } catch { }   // the next count will come; a reading says whether there is a network
}

if (ready) {
  document.addEventListener('submit', e => {
    const form = e.target.closest('form[data-door]');
    if (!form) return;
    e.preventDefault();
    send(form);
  });
  document.addEventListener('click', e => {
    if (e.target.closest('[data-ready]')) { e.preventDefault(); again(); }
  });
  const sound = document.getElementById('sound');
  const say = () => sound.textContent = silent() ? sound.dataset.off : audio.state === 'running' ? sound.dataset.on : sound.dataset.touch;
  sound.hidden = false;
  say();
  audio.addEventListener('statechange', say);
  for (const touch of ['pointerup', 'keydown']) document.addEventListener(touch, () => { if (audio.state !== 'running') audio.resume(); }, { capture: true });
  sound.addEventListener('click', () => { localStorage.setItem('door-silent', silent() ? 'no' : 'yes'); say(); });
  setInterval(() => { if (!shown && !document.hidden) count(); }, 5000);
  door.then(({ start }) => start(video, text => send(document.getElementById('show'), text))).then(c => {
    camera = c;
    video.hidden = false;
    video.nextElementSibling.remove();
  }).catch(() => { const note = document.getElementById('camera-note'); note.textContent = note.dataset.off; });
}
