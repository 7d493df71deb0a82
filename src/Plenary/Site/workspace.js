// Keys, menus and toasts of the workspace. Everything here is a shortcut: each page works without it.
const inField = e => e.target.closest('input, textarea, select, [contenteditable]');
const keysOn = () => document.documentElement.dataset.keys !== 'off';
const rows = () => [...document.querySelectorAll('[data-rows] tbody tr, ul[data-rows] > li')];

/** Moves the focus to the row after (1) or before (-1) the present one. */
function step(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex(r => r.contains(document.activeElement));
  const row = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  (row.querySelector('th a, a, button') ?? row).focus();
}

document.addEventListener('keydown', e => {
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || !keysOn() || inField(e)) return;
  const search = document.getElementById('q');
  const help = document.getElementById('keys');
  if (e.key === '/' && search) { e.preventDefault(); search.focus(); search.select(); }
  else if (e.key === '?' && help) { e.preventDefault(); help.open ? help.close() : help.showModal(); }
  else if (e.key === 'j' || e.key === 'J') step(1);
  else if (e.key === 'k' || e.key === 'K') step(-1);
  else {
    // A button or link of the page may ask for a key of its own: <button data-key="a">.
    const wanted = [...document.querySelectorAll('[data-key]')].find(b => b.dataset.key === e.key.toLowerCase() && !b.disabled);
    if (wanted) { e.preventDefault(); wanted.click(); }
  }
});

// A menu (details.menu) closes when one looks elsewhere.
document.addEventListener('click', e => {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(e.target)) menu.open = false;
});
document.addEventListener('keydown', e => {
  if (e.key !== 'Escape') return;
  for (const menu of document.querySelectorAll('details.menu[open]')) { menu.open = false; menu.querySelector('summary')?.focus(); }
});

// "Select all on this page", and the count said in the bulk bar.
document.addEventListener('change', e => {
  const all = e.target.closest('[data-select-all]');
  if (all) for (const box of all.closest('table').querySelectorAll('tbody td.k input[type=checkbox]')) {
    box.checked = all.checked;
    box.closest('tr').setAttribute('aria-selected', String(box.checked));
  }
  else e.target.closest('td.k input[type=checkbox]')?.closest('tr').setAttribute('aria-selected', String(e.target.checked));
  const chosen = document.querySelectorAll('tbody td.k input[type=checkbox]:checked').length;
  for (const said of document.querySelectorAll('[data-selected]')) if (chosen) said.textContent = said.dataset.selected.replace('{0}', chosen.toLocaleString(document.documentElement.lang));
  const send = e.target.closest('[data-send]');
  if (send) send.form?.requestSubmit();
});

// Of more tabs than the window is wide, the present one is in sight.
document.querySelector('.tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });

// What can be taken back stays on the screen for 30 seconds; a reader who is on it keeps it.
for (const toast of document.querySelectorAll('.toast')) {
  const leave = () => toast.matches(':hover, :focus-within') ? setTimeout(leave, 5000) : toast.remove();
  setTimeout(leave, 30000);
}

// A form that answers with a paper in another tab changes this page too: whoever comes back sees it as it is now.
document.addEventListener('submit', e => {
  if (e.submitter?.formTarget === '_blank') addEventListener('focus', () => location.replace(location.pathname + location.search), { once: true });
});

// Nothing is translated into the language in which it was said; the place for that is shown as soon as another one is chosen.
const original = document.querySelector('[data-original]');
function hideOwn() {
  for (const place of document.querySelectorAll('[data-translation]'))
    place.hidden = place.dataset.translation === original.value && [...place.querySelectorAll('textarea')].every(t => t.value.trim() === '');
}
if (original) { original.addEventListener('change', hideOwn); hideOwn(); }

// A button closes the dialog that it stands in.
document.addEventListener('click', e => {
  if (e.target.closest('[data-close]')) e.target.closest('dialog')?.close();
});

// What was typed is not lost by a link, nor by the button of another form on the page: the browser asks first.
const unsaved = form => form.method === 'post' && form.checkVisibility?.() && [...form.elements].some(e =>
  e.matches('textarea, input:is([type=text], [type=email], [type=url], [type=tel], :not([type]))') && e.value !== e.defaultValue.replace(/\r\n?/g, '\n'));   // a textarea's value has no CR, whatever was stored
let sent = null;
document.addEventListener('submit', e => { sent = e.target; });
window.addEventListener('beforeunload', e => {
  if ([...document.forms].some(form => form !== sent && unsaved(form))) e.preventDefault();
  sent = null;
});
