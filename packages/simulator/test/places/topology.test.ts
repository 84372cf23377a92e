import { createStream, TOPOLOGIES, type Topology } from '@dmct/core';
import { EARTH_RADIUS_METRES, FIBRE_REFRACTIVE_INDEX, pinned, SPEED_OF_LIGHT } from '@dmct/physics';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { surfaceDistances } from '../../src/places/distances.js';
import { createTopology, type PlacedParticipants } from '../../src/places/topology.js';

function place(
  kind: Topology,
  count: number,
  changes: { scaleMetres?: number; path?: 'surface' | 'chord' } = {},
) {
  const { scaleMetres = 1000, path = 'surface' } = changes;
  return createTopology({ kind, count, scaleMetres, path, stream: createStream(7, 'places') });
}

function indexOf(placed: PlacedParticipants, name: string): number {
  const index = placed.places.findIndex((candidate) => candidate.name === name);
  if (index < 0) throw new Error(`no place ${name}`);
  return index;
}

const positions = (placed: PlacedParticipants) => placed.places.map(({ position: { x, y, z } }) => [x, y, z]);

describe('cities', () => {
  const thousand = place('cities', 1024);

  it('half the circumference takes 66.76 ms at c and 98.0 ms in fibre (D19)', () => {
    const poles = surfaceDistances([
      { x: 0, y: 0, z: EARTH_RADIUS_METRES },
      { x: 0, y: 0, z: -EARTH_RADIUS_METRES },
    ]);
    const seconds = poles.metres(0, 1) / SPEED_OF_LIGHT;
    expect(seconds * 1000).toBeCloseTo(66.76, 2);
    expect(seconds * FIBRE_REFRACTIVE_INDEX * 1000).toBeCloseTo(98.0, 1);
  });

  it.each([
    // Great-circle distances as printed by the usual calculators, km; city centres differ by a few.
    ['London, GB', 'New York City, US', 5570],
    ['Tokyo, JP', 'Los Angeles, US', 8815],
    ['Sydney, AU', 'Santiago, CL', 11340],
    ['Moscow, RU', 'Lagos, NG', 6248],
    ['Shanghai, CN', 'Buenos Aires, AR', 19600],
  ])('%s to %s is about %i km', (from, to, kilometres) => {
    const metres = thousand.greatCircleMetres(indexOf(thousand, from), indexOf(thousand, to));
    expect(Math.abs(metres / 1000 / kilometres - 1)).toBeLessThan(0.01);
  });

  it('come by population: the first participant is in the largest city, whatever their number', () => {
    expect(place('cities', 3).places.map(({ name }) => name)).toEqual(
      thousand.places.slice(0, 3).map(({ name }) => name),
    );
    expect(thousand.places[0]?.name).toBe('Shanghai, CN');
  });

  it('are at least 25 km apart, on the sphere', () => {
    let nearestMetres = Infinity;
    for (let a = 1; a < 1024; a++) {
      for (let b = 0; b < a; b++) nearestMetres = Math.min(nearestMetres, thousand.greatCircleMetres(a, b));
    }
    expect(nearestMetres).toBeGreaterThan(24_800); // coordinates are rounded to about 100 m
    for (const { position } of thousand.places) {
      const { x, y, z } = position;
      expect(Math.abs(Math.sqrt(x * x + y * y + z * z) / EARTH_RADIUS_METRES - 1)).toBeLessThan(1e-14);
    }
  });

  it('start over 10 km further when the ranking ends, no two at one place', () => {
    const many = place('cities', 3000);
    expect(many.greatCircleMetres(0, 1024)).toBeCloseTo(10_000, 3);
    expect(many.greatCircleMetres(0, 2048)).toBeCloseTo(20_000, 3);
    expect(new Set(positions(many).map(String)).size).toBe(3000);
    expect(new Set(many.places.map(({ name }) => name)).size).toBeGreaterThan(2980);
  });

  it('the chord is the straight way under the same arc', () => {
    const straight = place('cities', 50, { path: 'chord' });
    for (let b = 1; b < 50; b++) {
      const arc = straight.greatCircleMetres(0, b);
      const chord = 2 * EARTH_RADIUS_METRES * pinned.sin(arc / 2 / EARTH_RADIUS_METRES);
      expect(Math.abs(straight.pathLengthMetres(0, b) - chord)).toBeLessThan(1e-6);
      expect(thousand.pathLengthMetres(0, b)).toBe(arc);
    }
  });

  it('distances are the same with and without the cache', () => {
    const uncached = place('cities', 4097);
    for (let b = 0; b < 1024; b += 7) {
      expect(uncached.greatCircleMetres(5, b)).toBe(thousand.greatCircleMetres(5, b));
      expect(thousand.greatCircleMetres(b, 5)).toBe(thousand.greatCircleMetres(5, b));
    }
  });
});

describe('layouts', () => {
  it("document: the example's four points, then on outwards", () => {
    expect(positions(place('document', 7, { scaleMetres: 10 }))).toEqual([
      [0, 0, 0],
      [10, 0, 0],
      [0, 10, 0],
      [5, 5, 0],
      [20, 0, 0],
      [10, 10, 0],
      [0, 20, 0],
    ]);
  });

  it('grid: a cube of the given side', () => {
    const eight = place('grid', 8, { scaleMetres: 30 });
    expect(eight.pathLengthMetresMax).toBeCloseTo(30 * Math.sqrt(3), 9);
    const nine = positions(place('grid', 9, { scaleMetres: 30 }));
    expect(nine.slice(0, 4)).toEqual([
      [0, 0, 0],
      [15, 0, 0],
      [30, 0, 0],
      [0, 15, 0],
    ]);
    expect(positions(place('grid', 1))).toEqual([[0, 0, 0]]);
  });

  it('line: the given spacing', () => {
    const line = place('line', 5, { scaleMetres: 3 });
    expect(line.pathLengthMetres(1, 4)).toBe(9);
    expect(line.greatCircleMetres(1, 4)).toBe(9);
    expect(line.pathLengthMetresMax).toBe(12);
  });

  it('uniform: within the ball of the given diameter, evenly by volume', () => {
    const ball = place('uniform', 4000, { scaleMetres: 2 });
    const radiusCubes = positions(ball).map(([x = 0, y = 0, z = 0]) => {
      const square = x * x + y * y + z * z;
      return square * Math.sqrt(square);
    });
    // The volume inside a random point's radius is uniform on [0, 1].
    expect(Math.max(...radiusCubes)).toBeLessThanOrEqual(1);
    for (const share of [0.1, 0.5, 0.9]) {
      const inside = radiusCubes.filter((cube) => cube < share).length / 4000;
      expect(Math.abs(inside - share)).toBeLessThan(3.3 * Math.sqrt((share * (1 - share)) / 4000));
    }
  });
});

describe('every topology', () => {
  const anyTopology = fc.record({
    kind: fc.constantFrom(...TOPOLOGIES),
    count: fc.integer({ min: 1, max: 40 }),
    path: fc.constantFrom('surface' as const, 'chord' as const),
  });

  test.prop([anyTopology])('is a metric space without two at one place', ({ kind, count, path }) => {
    const placed = place(kind, count, { path });
    expect(placed.places).toHaveLength(count);
    const faults: string[] = [];
    for (const metres of [placed.pathLengthMetres, placed.greatCircleMetres]) {
      for (let a = 0; a < count; a++) {
        if (metres(a, a) !== 0) faults.push(`${String(a)} is away from itself`);
        for (let b = 0; b < a; b++) {
          const pair = `${String(a)} and ${String(b)}`;
          if (!(metres(a, b) > 0)) faults.push(`${pair} are at one place`);
          if (metres(a, b) !== metres(b, a)) faults.push(`${pair} are apart by direction`);
          if (metres(a, b) > (metres(a, 0) + metres(0, b)) * (1 + 1e-12)) faults.push(`${pair} by a detour`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  test.prop([anyTopology])('knows its longest path', ({ kind, count, path }) => {
    const placed = place(kind, count, { path });
    let longestMetres = 0;
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < a; b++) longestMetres = Math.max(longestMetres, placed.pathLengthMetres(a, b));
    }
    expect(placed.pathLengthMetresMax).toBeCloseTo(longestMetres, 3);
  });

  it('gives the same places again, and refuses a participant it has not', () => {
    for (const kind of TOPOLOGIES) {
      expect(place(kind, 20).places).toEqual(place(kind, 20).places);
      expect(() => place(kind, 20).pathLengthMetres(0, 20)).toThrow('there is no participant 20');
    }
  });
});
