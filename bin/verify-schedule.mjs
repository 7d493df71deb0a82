// The second half of bin/verify-schedule: speaks to Plenary's API and compares what it publishes with the files.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [folder, data] = process.argv.slice(2);
const { PLENARY_URL: url, PLENARY_TOKEN: token } = process.env;
let differences = 0;

async function ask(method, path, body, expected = [200, 201, 204]) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : body instanceof Buffer ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!expected.includes(answer.status)) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 2000)}`);
  return text ? JSON.parse(text) : null;
}

function check(where, what, expected, found) {
  const [a, b] = [expected, found].map(v => JSON.stringify(v));
  if (a !== b && ++differences <= 40) console.log(`  ${where}: ${what}: the file has ${a?.slice(0, 300)}, Plenary ${b?.slice(0, 300)}`);
}

const eventsOf = schedule => schedule.schedule.conference.days.flatMap(day => Object.entries(day.rooms).flatMap(([room, events]) => events.map(e => ({ ...e, day: day.date.slice(0, 10), in: room, base: schedule.schedule.base_url || undefined }))));

/** Line ends and spaces around a text are not its content, and a letter is the same however its accent is stored. */
const plain = text => (text ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim();

/** What must be the same before and after, in comparable form. */
const faceOf = e => ({
  guid: e.guid, title: plain(e.title), subtitle: plain(e.subtitle), track: plain(e.track), room: plain(e.in), day: e.day, at: Date.parse(e.date), duration: e.duration.padStart(5, '0'),
  language: e.language ?? '', abstract: plain(e.abstract), description: plain(e.description),
  persons: (e.persons ?? []).map(p => plain(p.public_name ?? p.name)), links: (e.links ?? []).map(l => new URL(l.url, e.base).href),
});

async function take(file) {
  const bytes = readFileSync(join(folder, file)), schedule = JSON.parse(bytes), { conference } = schedule.schedule;
  const name = basename(file, '.json'), slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').padEnd(2, '0').slice(0, 40), at = `/conferences/${slug}`;
  const [starts, ends] = [conference.start, conference.end].map(day => day.slice(0, 10));
  await ask('POST', '/conferences', { series: 'verified', slug, title: { en: conference.title }, starts, ends, zone: conference.time_zone_name ?? 'Etc/UTC' });

  const events = eventsOf(schedule);
  const preview = await ask('POST', `${at}/programme/imports?preview=true`, bytes);
  check(name, 'sessions that would be new', events.length, preview.counts.new);
  const import1 = await ask('POST', `${at}/programme/imports`, bytes);
  check(name, 'new, changed, refused', [events.length, 0, 0], [import1.counts.new, import1.counts.changed, import1.counts.refused]);
  check(name, 'rooms', new Set(events.map(e => e.in.trim())).size, import1.rooms.length);
  const import2 = await ask('POST', `${at}/programme/imports`, bytes);
  check(name, 'a second time: unchanged', [events.length, 0, 0], [import2.counts.same, import2.counts.new, import2.counts.changed]);

  await ask('POST', `${at}/programme/releases`, { note: 'As the file says' });
  await ask('PUT', `${at}/publication`, {});
  const published = await fetch(`${url}/en/${slug}/schedule.json`).then(r => r.ok ? r.text() : Promise.reject(new Error(`schedule.json: ${r.status}`)));
  const found = new Map(eventsOf(JSON.parse(published)).map(e => [e.guid, faceOf(e)]));
  for (const event of events.map(faceOf)) for (const [field, value] of Object.entries(event)) check(name, `${field} of ${event.guid}`, value, found.get(event.guid)?.[field]);
  check(name, 'sessions published', events.length, found.size);
  const again = await ask('POST', `${at}/programme/imports?preview=true`, Buffer.from(published));
  check(name, 'its own export brought again: unchanged', events.length, again.counts.same);

  const xml = await fetch(`${url}/en/${slug}/schedule.xml`).then(r => r.ok ? r.text() : Promise.reject(new Error(`schedule.xml: ${r.status}`)));
  writeFileSync(join(data, `${name}.xml`), xml);
  check(name, 'events in the XML', events.length, [...xml.matchAll(/<event /g)].length);
  const xsd = join(folder, 'schedule.xml.xsd');
  if (existsSync(xsd)) {
    try { execFileSync('xmllint', ['--noout', '--schema', xsd, join(data, `${name}.xml`)], { stdio: ['ignore', 'ignore', 'pipe'] }); }
    catch (e) { differences++; console.log(`  ${name}: the XML is not valid:\n${String(e.stderr).split('\n').slice(0, 10).join('\n')}`); }
  }
  const calendar = await fetch(`${url}/en/${slug}/calendar.ics`).then(r => r.text());
  check(name, 'entries of the calendar', events.length, [...calendar.matchAll(/^BEGIN:VEVENT/gm)].length);
  console.log(`${name} sessions ${found.size} rooms ${import1.rooms.length} speakers ${new Set([...found.values()].flatMap(e => e.persons)).size} days ${conference.days.filter(d => Object.values(d.rooms).some(e => e.length)).length}`);
}

async function refuse(file) {
  const name = basename(file, '.json');
  const refused = await ask('POST', `/conferences/refusing/programme/imports`, readFileSync(join(folder, file)), [422, 409, 400]);
  if (!refused.title || !refused.faults?.length) { differences++; console.log(`  ${name}: refused without a reason: ${JSON.stringify(refused)}`); }
  console.log(`${name} refused: ${refused.faults?.[0]?.text ?? refused.title}`);
}

await ask('POST', '/series', { slug: 'verified', name: { en: 'Verified programmes' }, organiser: { en: 'Verification' } });
await ask('POST', '/conferences', { series: 'verified', slug: 'refusing', title: { en: 'Refusing' }, starts: '2020-01-01', ends: '2020-01-02', zone: 'Etc/UTC' });
for (const file of readdirSync(folder).filter(f => f.endsWith('.json') && !f.endsWith('.schema.json')).sort()) await (file.startsWith('invalid') ? refuse(file) : take(file));
if (differences > 0) console.log(`${differences} differences`);
process.exit(differences > 0 ? 1 : 0);
