// Makes wwwroot/dist from our sources and the npm packages: run by `dotnet build` when one of them has changed.
// Names stay the same from build to build; whoever links to a file adds ?v= and the hash of its content.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transformSync } from 'esbuild';
import { landDots } from './land.mjs';

const site = dirname(fileURLToPath(import.meta.url));
const root = dirname(site);
const npm = (...path) => join(root, 'node_modules', ...path);
const dist = (...path) => join(root, 'wwwroot', 'dist', ...path);
const version = file => createHash('sha256').update(readFileSync(file)).digest('base64url');   // what asp-append-version writes
mkdirSync(dist('fonts'), { recursive: true });

// 1. Scripts: one bundle for each entry. A folder adds its own entry here.
const wasm = dist('zxing_reader.wasm');
copyFileSync(npm('zxing-wasm', 'dist', 'reader', 'zxing_reader.wasm'), wasm);
await build({
  absWorkingDir: root,
  entryPoints: {
    workspace: 'Site/workspace.js',
    htmx: 'Site/htmx.js',
    door: 'Site/door.js',
    passkey: 'Access/passkey.js',
    checkin: 'CheckIn/checkin.js',
    programme: 'Programme/programme.js',
    'own-time': 'Public/own-time.js',
  },
  outdir: dist(), bundle: true, format: 'esm', minify: true, target: 'es2022', legalComments: 'eof', logLevel: 'warning',
  splitting: true, chunkNames: 'part-[name]',
  define: { ZXING_WASM: JSON.stringify(`zxing_reader.wasm?v=${version(wasm)}`) },
});

// 2. Fonts: the npm files unchanged, those that the style sheet names.
let css = readFileSync(join(site, 'plenary.css'), 'utf8');
const packages = ['@fontsource-variable/source-sans-3', '@fontsource/source-serif-4', '@fontsource-variable/vazirmatn', '@fontsource/noto-naskh-arabic'];
css = css.replace(/url\(fonts\/([\w.-]+)\)/g, (_, name) => {
  const from = packages.map(p => npm(p, 'files', name)).find(f => { try { return statSync(f).isFile(); } catch { return false; } });
  if (!from) throw new Error(`plenary.css asks for the font ${name}, which no package holds`);
  copyFileSync(from, dist('fonts', name));
  return `url(fonts/${name}?v=${version(from)})`;
});

// 3. Icons: one sprite of those in use. Pages are read for <icon name="…"> and icon="…"; names used from C# stand in icons.txt.
const skipped = new Set(['node_modules', 'bin', 'obj', 'wwwroot']);
const pages = folder => readdirSync(folder, { withFileTypes: true }).flatMap(e =>
  e.isDirectory() ? (skipped.has(e.name) ? [] : pages(join(folder, e.name))) : /\.(cshtml|html)$/.test(e.name) ? [join(folder, e.name)] : []);
const icons = new Set(readFileSync(join(site, 'icons.txt'), 'utf8').split('\n').map(l => l.trim()).filter(l => l && !l.startsWith('#')));
for (const page of pages(root))
  for (const [, name] of readFileSync(page, 'utf8').matchAll(/(?:<icon\s[^>]*?\bname|\sicon)="([a-z0-9-]+)"/g)) icons.add(name);
const symbol = name => {
  let text;
  try { text = readFileSync(npm('@tabler', 'icons', 'icons', 'outline', `${name}.svg`), 'utf8'); }
  catch { throw new Error(`There is no icon "${name}" in @tabler/icons`); }
  const inner = text.replace(/^[\s\S]*?<svg[^>]*>/, '').replace('</svg>', '').replace(/\s+/g, ' ').trim();
  return `<symbol id="${name}" viewBox="0 0 24 24">${inner}</symbol>`;
};
writeFileSync(dist('icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${[...icons].sort().map(symbol).join('')}</svg>\n`);

// 4. The map: land as dots, no borders.
writeFileSync(dist('land.svg'), `<svg xmlns="http://www.w3.org/2000/svg"><path id="land" d="${landDots()}"/></svg>\n`);

// 5. Places on a grid (the programme): a page may carry no style of its own, so each row, column and length has a class. Linked by the pages that need it.
const places = [];
for (let n = 1; n <= 40; n++) places.push(`.gc-${n}{grid-column-start:${n}}`, `.gcs-${n}{grid-column-end:span ${n}}`);
for (let n = 1; n <= 240; n++) places.push(`.gr-${n}{grid-row-start:${n}}`, `.grs-${n}{grid-row-end:span ${n}}`);
for (let n = 1; n <= 40; n++) places.push(`.rooms-${n}{--rooms:${n}}`);
for (let n = 1; n <= 240; n++) places.push(`.slots-${n}{--slots:${n}}`);
writeFileSync(dist('places.css'), `@layer pages{${places.join('')}}\n`);

// The style sheet comes last: its time tells `dotnet build` that all is done.
writeFileSync(dist('plenary.css'), transformSync(css, { loader: 'css', minify: true, legalComments: 'none' }).code);
