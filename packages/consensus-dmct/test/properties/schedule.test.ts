import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstFreeStart, staggerSlots } from '../../src/free-starts.js';
import type { Geometry } from '../../src/geometry.js';
import { createSchedule, hiddenCoins, type Pulses } from '../../src/schedule.js';

const LIGHT_METRES_PER_NANOSECOND = 0.299792458;

/** Generals anywhere in a cube, as crowded or far as the size says. */
const geometries = fc
  .tuple(
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom(1, 100, 1e4, 2e7),
    fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
  )
  .map(([nodes, size, stream]): Geometry => {
    const next = (): number => size * (stream.next().value as number);
    const places = Array.from({ length: nodes }, () => [next(), next(), next()] as const);
    const travelNanoseconds = new Float64Array(nodes * nodes);
    for (let i = 0; i < nodes; i++) {
      for (let j = 0; j < nodes; j++) {
        const [a, b] = [places[i]!, places[j]!];
        const metres = Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
        travelNanoseconds[i * nodes + j] = metres / LIGHT_METRES_PER_NANOSECOND;
      }
    }
    const travelNanosecondsMax = travelNanoseconds.reduce((most, time) => Math.max(most, time), 0);
    return {
      nodes,
      travelNanoseconds,
      travelNanosecondsMax,
      pathMetresMax: travelNanosecondsMax * LIGHT_METRES_PER_NANOSECOND,
    };
  });

/** Votes and everybody's coins, as long as each other. */
const all = (pulse: number, guardNanoseconds: number): Pulses => ({
  voteNanoseconds: pulse,
  coinNanoseconds: pulse,
  guardNanoseconds,
  coins: 'all',
});

describe('the schedule', () => {
  it('keeps all gates apart at every receiver, its own emissions among them', () => {
    fc.assert(
      fc.property(
        geometries,
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom('all' as const, 'one' as const, 'none' as const),
        (geometry, pulse, guard, coins) => {
          const { nodes, travelNanoseconds: travel } = geometry;
          const coinNanoseconds = 3 * pulse;
          const pulses = { voteNanoseconds: pulse, coinNanoseconds, guardNanoseconds: guard, coins };
          const schedule = createSchedule(geometry, pulses);
          const coinStart = schedule.coinStartNanoseconds;
          for (let i = 0; i < nodes; i++) {
            const votes = schedule.slotsNanoseconds.map((slot, j) => slot + travel[i * nodes + j]!);
            const tosses = schedule.coinSlotsNanoseconds.map(
              (slot, j) => coinStart + slot + travel[i * nodes + j]!,
            );
            // Of kings there is one in a round, whoever it is.
            const rounds = coins === 'one' ? tosses.map((toss) => [toss]) : [tosses];
            for (const round of rounds) {
              const gates = [
                ...votes.map((start) => ({ start, end: start + pulse })),
                ...round.map((start) => ({ start, end: start + coinNanoseconds })),
              ].sort((a, b) => a.start - b.start);
              for (let k = 1; k < gates.length; k++) {
                expect(gates[k]!.start - gates[k - 1]!.end).toBeGreaterThanOrEqual(guard - 1e-6);
              }
              expect(gates.at(-1)!.end).toBeLessThanOrEqual(schedule.roundNanoseconds);
            }
          }
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  it('radiates every coin after every vote, at whole nanoseconds', () => {
    fc.assert(
      fc.property(geometries, fc.integer({ min: 1, max: 700 }), (geometry, pulse) => {
        const schedule = createSchedule(geometry, all(pulse, 10));
        const lastVote = Math.max(...schedule.slotsNanoseconds) + pulse;
        const firstCoin = schedule.coinStartNanoseconds + Math.min(...schedule.coinSlotsNanoseconds);
        expect(firstCoin).toBeGreaterThanOrEqual(lastVote);
        expect(schedule.slotsNanoseconds.every(Number.isInteger)).toBe(true);
        expect(Number.isInteger(schedule.coinStartNanoseconds)).toBe(true);
        expect(Number.isInteger(schedule.roundNanoseconds)).toBe(true);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('is the same as when every pair of gates is looked at', () => {
    fc.assert(
      fc.property(geometries, fc.integer({ min: 1, max: 700 }), (geometry, width) => {
        const { nodes, travelNanoseconds: travel } = geometry;
        const slots: number[] = [];
        const arrival = (i: number, k: number): number => slots[k]! + travel[i * nodes + k]!;
        const ids = Array.from({ length: nodes }, (_, id) => id);
        const free = (earliest: number, clashes: readonly number[]): number =>
          firstFreeStart(
            earliest,
            width,
            (start) => clashes.find((clash) => Math.abs(clash - start) < width - 1e-6) ?? null,
          );
        for (const j of ids) {
          slots.push(
            free(
              0,
              ids.flatMap((i) => ids.slice(0, j).map((k) => arrival(i, k) - travel[i * nodes + j]!)),
            ),
          );
        }
        const coinClashes = ids.flatMap((i) =>
          ids.flatMap((v) => ids.map((c) => arrival(i, v) - arrival(i, c))),
        );
        const schedule = createSchedule(geometry, all(width, 0));
        expect(schedule.slotsNanoseconds).toEqual(slots);
        expect(schedule.coinStartNanoseconds).toBe(free(Math.max(...slots) + width, coinClashes));
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('takes the first free start and no later one', () => {
    const naive = (clashes: readonly number[], earliest: number, width: number): number => {
      let start = earliest;
      while (clashes.some((clash) => Math.abs(start - clash) < width)) start++;
      return start;
    };
    fc.assert(
      fc.property(
        // Sixteenths of a ns: sums are exact, so that the two agree on every boundary.
        fc.array(
          fc.integer({ min: -800, max: 3200 }).map((sixteenths) => sixteenths / 16),
          { maxLength: 30 },
        ),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 15 }),
        (clashes, earliest, width) => {
          const clashOf = (start: number): number | null =>
            clashes.find((clash) => Math.abs(start - clash) < width) ?? null;
          expect(firstFreeStart(earliest, width, clashOf)).toBe(naive(clashes, earliest, width));
        },
      ),
      { seed: 3, numRuns: 2000 },
    );
  });

  it('hides every coin among far generals and none but the last ones among near ones', () => {
    const pair = (nanoseconds: number): Geometry => ({
      nodes: 2,
      travelNanoseconds: Float64Array.of(0, nanoseconds, nanoseconds, 0),
      travelNanosecondsMax: nanoseconds,
      pathMetresMax: nanoseconds * LIGHT_METRES_PER_NANOSECOND,
    });
    expect(hiddenCoins(pair(1e6), createSchedule(pair(1e6), all(640, 50)))).toBe(2);
    // 30 m apart: the first one's coin passes the second long before that has begun its own.
    expect(hiddenCoins(pair(100), createSchedule(pair(100), all(640, 50)))).toBe(1);
    expect(staggerSlots(pair(100), 690)[1]).toBeGreaterThan(640);
  });
});
