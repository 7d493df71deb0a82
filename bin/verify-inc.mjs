// The second half of bin/verify-inc: speaks to Plenary's API, counts the lists by itself, and compares.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const [folder, plenary, data] = process.argv.slice(2);
const { PLENARY_URL: url, PLENARY_TOKEN: token } = process.env;
const most = 500;   // rows of a page, rulings and readings at once
let differences = 0;

// ---- The lists, read without Plenary's help.

function cells(text) {
  const rows = [];
  let row = [], cell = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += c; i++; }
      else quoted = false;
    }
    else if (c === '"') quoted = true;
    else if (c === ',') { row.push(cell); cell = ''; }
    else if (c === '\n') { row.push(cell); rows.push(row); row = []; cell = ''; }
    else if (c !== '\r') cell += c;
  }
  if (cell || row.length) rows.push([...row, cell]);
  return rows.filter(r => r.some(c => c.trim()));
}

const clean = text => (text ?? '').normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ').trim();
const same = text => clean(text).toLowerCase();
const personKey = (delegation, name) => `${same(delegation)}\n${same(name)}`;

/** One meeting as its list has it: each person once, by the first row that names them. */
function meeting(file) {
  const [head, ...rows] = cells(readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, ''));
  const all = rows.map(r => Object.fromEntries(head.map((column, i) => [column.trim(), r[i] ?? ''])));
  const people = new Map(), delegations = new Map();
  for (const row of all) {
    const key = personKey(row.Delegation, row.Person_Name);
    if (people.has(key)) continue;
    people.set(key, row);
    const delegation = same(row.Delegation);
    if (!delegations.has(delegation)) delegations.set(delegation, []);
    delegations.get(delegation).push(row);
  }
  const name = basename(file, '.csv');
  return {
    file, name, rows: all.length, people, delegations, women: [...people.values()].filter(isWoman).length,
    slug: name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40).padEnd(2, '0'),
    year: Number(all[0]?.Year) || 2000, title: clean(all[0]?.Meeting) || name, city: clean(all[0]?.Location),
  };
}

const isWoman = row => /^1(\.0)?$/.test(row.Female.trim());
const leads = row => /head of (the )?delegation|leader of (the )?delegation|chef de (la )?d[ée]l[ée]gation|jefe de (la )?delegaci[óo]n/i.test(row.Job_Title ?? '');

/** As lists are sorted: no accents, no apostrophes, no capitals, words with one space between. */
const sorting = text => {
  const letters = { ø: 'o', đ: 'd', ð: 'd', ł: 'l', ħ: 'h', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i', ə: 'e' };
  return text.normalize('NFKD').replace(/[\u0300-\u036f'`´’‘ʼ′]/g, '').toLowerCase().replace(/[øđðłħßæœþıə]/g, c => letters[c]).replace(/[^\p{L}\p{N}]+/gu, ' ').trim().slice(0, 100);
};

// ---- Plenary's API.

async function ask(method, path, body, type = 'application/json') {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': type }) },
    body: body === undefined ? undefined : type === 'application/json' ? JSON.stringify(body) : body,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

async function pages(path, limit = most) {
  const items = [];
  for (let after = null; ;) {
    const page = await ask('GET', `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
    items.push(...page.items);
    if (!(after = page.next)) return items;
  }
}

function check(where, what, expected, found) {
  const [a, b] = [expected, found].map(v => JSON.stringify(v));
  if (a === b) return;
  if (++differences <= 40) console.log(`  ${where}: ${what}: the list has ${a}, Plenary ${b}`);
}

// ---- One meeting, from the spreadsheet to the door.

async function hold(m, index, count) {
  const at = `/conferences/${m.slug}`;
  // Lists name the year only; meetings of one year are held one after another.
  const year = Math.min(m.year, new Date().getUTCFullYear() - 1), starts = `${year}-${String(1 + Math.floor(index * 11 / count)).padStart(2, '0')}-04`;
  await ask('POST', '/conferences', { series: 'verified', slug: m.slug, title: { en: m.title }, starts, ends: `${starts.slice(0, 8)}08`, zone: 'Etc/UTC' });
  await ask('PATCH', at, { city: { en: m.city } });

  // 1. Shown, then done; the preview names every row that says what an earlier one said.
  let list = await ask('POST', `${at}/imports?kind=participants&name=${encodeURIComponent(m.file)}`, readFileSync(join(folder, m.file)), 'text/csv');
  list = await work(`${at}/imports/${list.id}`, 'preview', 'shown');
  check(m.name, 'rows, new, twice, refused in the preview', [m.rows, m.people.size, m.rows - m.people.size, 0], [list.rows, list.counts.new, list.counts.twice, list.counts.refused]);
  const twice = await pages(`${at}/imports/${list.id}/preview?outcome=twice`);
  check(m.name, 'rows that the preview calls twice, with the reason', m.rows - m.people.size, twice.filter(f => f.notes.some(n => n.code === 'import.twice')).length);
  list = await work(`${at}/imports/${list.id}`, 'run', 'done');
  check(m.name, 'rows entered', m.people.size, list.counts.new);
  await ask('POST', `${at}/stage`, { stage: 'accrediting' });

  // 2. Accredited.
  const waiting = await pages(`${at}/participations?state=submitted`);
  for (const some of chunks(waiting.map(p => p.id))) check(m.name, 'left undecided', [], (await ask('POST', `${at}/participations/rulings`, { ruling: 'accredit', ids: some })).notDone);

  // 3. Badges, and each of them read at a gate.
  check(m.name, 'badges', m.people.size, (await ask('POST', `${at}/badges`, { all: true })).count);
  await ask('POST', `${at}/stage`, { stage: 'running' });
  const hall = (await ask('GET', `${at}/zones`)).items.find(z => z.letter === 'H');
  const gate = await ask('POST', `${at}/gates`, { name: 'Main entrance', zoneId: hall.id });
  const badges = await pages(`${at}/badges/tokens`);
  for (const some of chunks(badges)) {
    const scans = some.map(b => ({ gateId: gate.id, clientId: `verify-${b.serial}`, code: b.token, at: `${starts}T08:00:00Z` }));
    const { answers, notRead } = await ask('POST', `${at}/scans/batch`, { scans });
    check(m.name, 'not read at the door', [], notRead);
    check(m.name, 'turned away at the door', [], answers.filter(a => !a.admitted).map(a => [a.verdict, a.bearer?.names[0]]));
  }
  await ask('POST', `${at}/stage`, { stage: 'closed' });
}

async function work(path, what, until) {
  await ask('POST', `${path}/${what}`);
  for (let tries = 0; tries < 3000; tries++) {
    const list = await ask('GET', path);
    if (list.state === until) return list;
    if (list.state !== 'looking' && list.state !== 'running') throw new Error(`${path}: ${list.state} ${list.trouble}`);
    await new Promise(done => setTimeout(done, 50));
  }
  throw new Error(`${path}: no end of ${what}`);
}

const chunks = items => Array.from({ length: Math.ceil(items.length / most) }, (_, i) => items.slice(i * most, (i + 1) * most));

// ---- What Plenary says afterwards, against the list.

async function report(m) {
  const at = `/conferences/${m.slug}/report`;
  const { delegations, total, byDelegation } = await ask('GET', `${at}/statistics`);
  console.log(`${m.name} participants ${total.arrived} delegations ${delegations} women ${total.women}`);
  check(m.name, 'nominated, accredited, arrived', [m.people.size, m.people.size, m.people.size], [total.nominated, total.accredited, total.arrived]);
  check(m.name, 'delegations', m.delegations.size, delegations);
  check(m.name, 'women', m.women, total.women);
  check(m.name, 'delegations in the statistics', [...m.delegations.keys()].sort(), byDelegation.map(r => same(r.name)).sort());
  for (const row of byDelegation) {
    const sent = m.delegations.get(same(row.name)) ?? [];
    check(m.name, `${row.name}: nominated, accredited, arrived, women`, [sent.length, sent.length, sent.length, sent.filter(isWoman).length],
      [row.tally.nominated, row.tally.accredited, row.tally.arrived, row.tally.women]);
  }
  listed(m, await pages(`${at}/participants`, 100));
  return total;
}

/** The list of participants: who stands in it, with what office, and in which order. */
function listed(m, list) {
  check(m.name, 'delegations on the list', [...m.delegations.keys()].sort(), list.map(d => same(d.name)).sort());
  ordered(`${m.name}, the list`, list.map(d => d.name));
  for (const delegation of list) {
    const where = `${m.name}, ${delegation.name}`;
    const sent = m.delegations.get(same(delegation.name)) ?? [];
    const line = (...parts) => parts.map(clean).join(' | ');
    check(where, 'people on the list', sent.map(r => line(same(r.Person_Name), r.Honorific, r.Job_Title, r.Division, r.Affiliation, isWoman(r) ? 'woman' : /^0/.test(r.Female.trim()) ? 'man' : '')).sort(),
      delegation.people.map(p => line(same(p.name), p.honorific, p.office, p.unit, p.affiliation, p.gender ?? '')).sort());
    check(where, 'participants and women above the list', [sent.length, sent.filter(isWoman).length], [delegation.participants, delegation.women]);
    check(where, 'one head, who stands first', [true], delegation.people.map(p => p.leads).filter((leading, i) => leading || i === 0));
    const head = same(delegation.people[0]?.name);
    check(where, `head, by title or as the first row: ${head}`, true, head === same(sent[0]?.Person_Name) || sent.some(r => same(r.Person_Name) === head && leads(r)));
    ordered(where, delegation.people.slice(1).map(p => p.name));
  }
}

function ordered(where, names) {
  const keys = names.map(sorting);
  for (let i = 1; i < keys.length; i++) if (keys[i] < keys[i - 1]) check(where, 'order', `${names[i]} before ${names[i - 1]}`, `${names[i - 1]} before ${names[i]}`);
}

/** One record a person and a body, whatever number of meetings they were at. */
async function directory(meetings) {
  const people = new Map(), bodies = new Map(), persons = new Map();
  for (const m of meetings) {
    for (const p of await pages(`/conferences/${m.slug}/participations`)) {
      const key = personKey(p.organisation, p.names[0].text);
      check(m.name, `${p.names[0].text}: in the list`, true, m.people.has(key));
      for (const [map, from, to] of [[people, key, p.personId], [bodies, same(p.organisation), p.organisationId], [persons, p.personId, key]]) {
        if (!map.has(from)) map.set(from, to);
        else check(m.name, `one record for ${from}`, map.get(from), to);
      }
    }
  }
  const all = new Set(meetings.flatMap(m => [...m.people.keys()])), sent = new Set(meetings.flatMap(m => [...m.delegations.keys()]));
  check('directory', 'people', [all.size, all.size], [people.size, (await pages('/people')).length]);
  check('directory', 'organisations', [sent.size, sent.size], [bodies.size, (await pages('/organisations')).length]);
  return [all.size, sent.size];
}

// ---- The whole.

const meetings = readdirSync(folder).filter(f => f.endsWith('.csv')).map(meeting)
  .sort((a, b) => a.year - b.year || a.name.localeCompare(b.name, 'en', { numeric: true }));
await ask('POST', '/series', { slug: 'verified', name: { en: 'Meetings' }, organiser: { en: 'Secretariat' } });
for (const [index, m] of meetings.entries()) {
  await hold(m, index, meetings.length);
  await report(m);
}
// A report compares with the editions before it, so the last one's holds them all.
const { items: editions } = await ask('GET', `/conferences/${meetings.at(-1).slug}/report/editions`);
check('editions of the series', 'delegations, accredited, arrived, women', meetings.map((m, i) => [m.slug, i + 1, m.delegations.size, m.people.size, m.people.size, m.women]),
  editions.reverse().map(e => [e.slug, e.ordinal, e.delegations, e.accredited, e.arrived, e.women]));
const [people, organisations] = await directory(meetings);

// Brought a second time, with the command line, the lists change nothing.
const before = await state();
for (const m of meetings) {
  const said = execFileSync(plenary, ['import', join(folder, m.file), '--kind', 'participants', '--conference', m.slug, '--data', data], { encoding: 'utf8' }).trim().split('\n').at(-1);
  check(m.name, 'brought again', `${m.rows} rows: 0 new, 0 filled in, ${m.people.size} known already, ${m.rows - m.people.size} twice in the list, 0 refused`, said);
}
check('brought again', 'people, organisations, participations, reports', before, await state());

async function state() {
  const all = [await pages('/people'), await pages('/organisations')];
  for (const m of meetings) all.push(await pages(`/conferences/${m.slug}/participations`), await pages(`/conferences/${m.slug}/report/participants`), await ask('GET', `/conferences/${m.slug}/report/statistics`));
  return all;
}

console.log(`${meetings.length} editions, ${people} people, ${organisations} organisations: ${differences === 0 ? 'as in the lists' : `${differences} differences`}`);
process.exitCode = differences === 0 ? 0 : 1;
