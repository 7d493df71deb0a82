// Sessions are dragged to another room and time. The form that it sends stands on the page; "When and where" on each session's page does the same without.
const form = document.getElementById('move');
const grid = document.getElementById('grid');
const tray = document.querySelector('.tray');
let held;

/** Where on the squared paper the pointer is: the room's head and the row, counted as the style sheet does. */
function under(e) {
  const hours = [...grid.querySelectorAll('.hour')].map(h => h.getBoundingClientRect().top);
  const minutes = +grid.dataset.minutes;
  const height = (hours[1] - hours[0]) * minutes / 60;
  const row = Math.floor((e.clientY - held.grip - hours[0]) / height + .5);
  const room = [...grid.querySelectorAll('.room[data-room]')].find(r => {
    const { left, right } = r.getBoundingClientRect();
    return left <= e.clientX && e.clientX <= right;
  });
  return room && row >= 0 ? { room, row, minutes } : null;
}

const place = (element, prefix) => [...element.classList].find(c => c.startsWith(prefix));

function show(at) {
  held.ghost.className = `ghost grs-${Math.max(1, Math.round(held.minutes / at.minutes))} gr-${at.row + 2} ` +
    (held.band ? held.band : `${place(at.room, 'gc-')} ${place(at.room, 'gcs-')}`);
  grid.append(held.ghost);
}

function send(starts, room) {
  form.elements.session.value = held.slot.dataset.session;
  form.elements.version.value = held.slot.dataset.version;
  form.elements.starts.value = starts;
  form.elements.room.value = room;
  form.requestSubmit();
}

if (form && grid) {
  for (const slot of document.querySelectorAll('.slot[data-session]')) {
    slot.draggable = true;
    slot.addEventListener('dragstart', e => {
      const inGrid = slot.closest('.grid');
      held = {
        slot, minutes: +slot.dataset.minutes, ghost: document.createElement('div'),
        grip: inGrid ? e.clientY - slot.getBoundingClientRect().top : 0,
        band: slot.dataset.band === undefined ? '' : `${place(slot, 'gc-')} ${place(slot, 'gcs-')}`,
      };
      e.dataTransfer.effectAllowed = 'move';
      e.dataTransfer.setData('text/plain', slot.textContent.trim());
    });
    slot.addEventListener('dragend', () => { held?.ghost.remove(); held = null; });
  }
  grid.addEventListener('dragover', e => {
    const at = held && under(e);
    if (!at) return;
    e.preventDefault();
    show(at);
  });
  grid.addEventListener('drop', e => {
    const at = held && under(e);
    if (!at) return;
    e.preventDefault();
    const starts = new Date(grid.dataset.from + 'Z');   // as written: local to the conference, whatever the zone of this browser
    starts.setUTCMinutes(starts.getUTCMinutes() + at.row * at.minutes);
    send(starts.toISOString().slice(0, 19), held.band ? '' : at.room.dataset.room);
  });
  tray?.addEventListener('dragover', e => { if (held) e.preventDefault(); });
  tray?.addEventListener('drop', e => { if (held) { e.preventDefault(); send('', ''); } });
  grid.addEventListener('keydown', e => {
    const slot = e.target.closest('.slot');
    if (!slot || e.key.toLowerCase() !== 'm' || e.ctrlKey || e.metaKey || e.altKey || document.documentElement.dataset.keys === 'off') return;
    e.preventDefault();
    location.href = `${slot.href}#place`;
  });
}
