// Land as dots on an Equal Earth map, so that nobody's frontier is our statement. Natural Earth (public domain) through world-atlas.
// The numbers are those of MapProjection.cs: a test keeps the two together.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoContains, geoEqualEarth } from 'd3-geo';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
export const projection = geoEqualEarth().rotate([-11, 0]).scale(187.3).translate([477, 242.6]);

const left = 88, right = 910, dot = 2;

/** One path of points for the viewBox 88 0 822 440: rows 6.24 apart, points 7.2 apart, every other row shifted by half; each wholly inside. */
export function landDots() {
  const atlas = JSON.parse(readFileSync(require.resolve('world-atlas/land-110m.json'), 'utf8'));
  const land = feature(atlas, atlas.objects.land);
  let path = '';
  for (let row = 1; -.25 + row * 6.235 < 436; row++)
    for (let x = 87 + (row % 2) * 3.6; x < 945; x += 7.2) {
      if (x < left + dot || x > right - dot) continue;   // paper cuts nothing off
      const y = row * 6.235 - .25;
      const place = projection.invert([x, y]);
      if (!place || Math.abs(place[1]) > 84 || Math.abs(projection(place)[0] - x) > .5) continue;
      if (geoContains(land, place)) path += `M${Math.round(x)} ${Math.round(y)}h0`;
    }
  return path;
}
