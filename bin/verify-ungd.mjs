// The second half of bin/verify-ungd: speaks to Plenary's API, counts the files by itself, and compares.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [folder, speakers, plenary, data] = process.argv.slice(2);
const { PLENARY_URL: url, PLENARY_TOKEN: token } = process.env;
let differences = 0;

// ---- The files, read without Plenary's help.

const files = readdirSync(folder).filter(f => /^[A-Za-z]{2,3}_\d+_\d{4}\.txt$/.test(f)).sort();
const texts = new Map(files.map(f => [f, readFileSync(join(folder, f), 'utf8').replace(/^\uFEFF/, '')]));
const wordsOf = text => new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []);
const words = new Map([...texts].map(([f, text]) => [f, wordsOf(text)]));
const lettersOf = text => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

/** A word that begins words of one file alone: plain letters, so that every reader of it agrees where it ends. */
function distinctive(file) {
  const others = [...words].filter(([f]) => f !== file).map(([, w]) => w);
  return [...words.get(file)].filter(w => /^[a-z]{8,}$/.test(w)).sort((a, b) => b.length - a.length)
    .find(w => !others.some(o => [...o].some(x => x.startsWith(w))) && !new RegExp(`[-'’]${w}|${w}[-'’]`, 'i').test(texts.get(file)));
}

// ---- Plenary's API.

async function ask(method, path, body, as = token) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { ...(as ? { authorization: `Bearer ${as}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

async function pages(path, as = token) {
  const items = [];
  for (let after = null; ;) {
    const page = await ask('GET', `${path}${path.includes('?') ? '&' : '?'}limit=100${after ? `&after=${encodeURIComponent(after)}` : ''}`, undefined, as);
    items.push(...page.items);
    if (!(after = page.next)) return items;
  }
}

function check(what, expected, found) {
  const [a, b] = [expected, found].map(v => JSON.stringify(v));
  if (a === b) return;
  if (++differences <= 40) console.log(`  ${what}: the files have ${a}, Plenary ${b}`);
}

// 1. A conference with one session.
await ask('POST', '/series', { slug: 'assembly', name: { en: 'Assembly' }, organiser: { en: 'Assembly' } });
await ask('POST', '/conferences', { series: 'assembly', slug: 'assembly-1', title: { en: 'General debate' }, starts: '2022-09-20', ends: '2022-09-26', zone: 'America/New_York' });
const at = '/conferences/assembly-1';
const session = await ask('POST', `${at}/sessions`, { text: { kind: 'plenary', title: { en: 'General debate' } } });

// 2. The folder becomes its interventions; brought again, it changes nothing.
const bring = () => execFileSync(plenary, ['import', 'statements', folder, '--conference', 'assembly-1', '--session', String(session.number), ...(speakers ? ['--speakers', speakers] : []), '--data', data], { encoding: 'utf8' }).trim().split('\n').at(-1);
check('statements brought', `${files.length} statements: ${files.length} new, 0 known already, 0 refused`, bring());
check('statements brought again', `${files.length} statements: 0 new, ${files.length} known already, 0 refused`, bring());
const lines = await pages(`${at}/interventions?session=${session.id}`);
check('interventions', files.length, lines.length);

// 3. Every letter of every file is in the record.
const kept = await Promise.all(lines.map(l => ask('GET', `${at}/interventions/${l.id}`)));
check('letters and digits of all texts', [...texts.values()].reduce((n, t) => n + lettersOf(t), 0), kept.reduce((n, k) => n + lettersOf(k.said.text), 0));
const byText = new Map(kept.map(k => [k.said.text.replace(/\s+/g, ' '), k]));
const idOf = file => byText.get(texts.get(file).normalize('NFC').replace(/\s+/g, ' ').trim())?.id;
check('texts as they are in their files', [], files.filter(f => !idOf(f)));

// 4. A word of one statement alone finds it, before for the secretariat, then for everybody.
const marked = files.map(f => [f, distinctive(f)]).filter(([, word]) => word);
let slowest = 0, took = 0;
async function find(path, as) {
  for (const [file, word] of marked) {
    const began = performance.now();
    const { items } = await ask('GET', `${path}?q=${word}`, undefined, as);
    slowest = Math.max(slowest, performance.now() - began);
    took += performance.now() - began;
    check(`“${word}” of ${file}`, [idOf(file)], items.map(i => i.id));
    const { text, marks } = items[0]?.passage ?? { text: '', marks: [] };
    check(`the passage of “${word}”`, word, marks.length ? text.slice(marks[0].start, marks[0].start + marks[0].length).toLowerCase().replace(/[^a-z].*$/, '').slice(0, word.length) : null);
  }
}
await find(`${at}/interventions`);
await ask('PUT', `${at}/publication`);
check('statements in public before their publication', 0, (await pages(`${at}/record/interventions`, null)).length);
for (let i = 0; i < lines.length; i += 500) check('not published', [], (await ask('POST', `${at}/interventions/publications`, { ids: lines.slice(i, i + 500).map(l => l.id) })).notDone);
check('statements in public', files.length, (await pages(`${at}/record/interventions`, null)).length);
await find(`${at}/record/interventions`, null);

const named = kept.filter(k => k.said.speaker !== k.said.for).length;
console.log(`statements ${lines.length} named-speakers ${named} searched ${marked.length} words, ${(took / marked.length / 2).toFixed(1)} ms each (slowest ${slowest.toFixed(0)} ms)`);
console.log(differences === 0 ? 'All agrees with the files.' : `${differences} differences.`);
process.exitCode = differences === 0 ? 0 : 1;
