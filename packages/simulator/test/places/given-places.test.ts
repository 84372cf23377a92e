import { createStream, UsageError } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { createTopology, type TopologyInput } from '../../src/index.js';

const input = (more: Partial<TopologyInput>): TopologyInput => ({
  kind: 'document',
  count: 3,
  scaleMetres: 1,
  path: 'surface',
  stream: createStream(1, 'places'),
  ...more,
});

describe('the condition places', () => {
  it('moves the first participants and leaves the others where the topology has them', () => {
    const moved = createTopology(input({ given: [[3, 4, 0]] }));
    expect(moved.places[0]?.position).toEqual({ x: 3, y: 4, z: 0 });
    expect(moved.places.slice(1)).toEqual(createTopology(input({})).places.slice(1));
    expect(moved.pathLengthMetres(0, 1)).toBe(Math.hypot(2, 4));
  });

  it('is refused for cities', () => {
    expect(() => createTopology(input({ kind: 'cities', given: [[3, 4, 0]] }))).toThrow(UsageError);
  });
});
