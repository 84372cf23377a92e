import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  createInterferenceMeter,
  doubtByInterference,
  lastWord,
  quietGates,
  votesAndCoins,
  type ScheduledPulse,
  type Span,
} from '../../src/interference.js';
import { pulsesOfFrame } from '../../src/log/log-frame.js';

const ROUND = 10_000;
const GATE = 640;
const busySpans = fc.array(
  fc
    .tuple(fc.integer({ min: -500, max: ROUND }), fc.integer({ min: 1, max: 2000 }))
    .map(([from, lasts]): Span => ({ fromNanoseconds: from, toNanoseconds: from + lasts })),
  { maxLength: 12 },
);

/** How many gates fit into what no span covers, found ns by ns. */
function roomOf(busy: readonly Span[]): number {
  let room = 0;
  let free = 0;
  for (let at = 0; at <= ROUND; at++) {
    const isFree =
      at < ROUND &&
      !busy.some(({ fromNanoseconds, toNanoseconds }) => fromNanoseconds <= at && at < toNanoseconds);
    if (isFree) free++;
    else {
      room += Math.floor(free / GATE);
      free = 0;
    }
  }
  return room;
}

describe('quiet gates', () => {
  it('lie in the round, touch no busy span and not one another', () => {
    fc.assert(
      fc.property(busySpans, fc.integer({ min: 0, max: 8 }), (busy, count) => {
        const starts = quietGates(busy, ROUND, GATE, count);
        starts.forEach((start, k) => {
          expect(start).toBeGreaterThanOrEqual(k === 0 ? 0 : starts[k - 1]! + GATE);
          expect(start + GATE).toBeLessThanOrEqual(ROUND);
          for (const span of busy) {
            expect(start >= span.toNanoseconds || start + GATE <= span.fromNanoseconds).toBe(true);
          }
        });
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('are as many as asked for, or as there is room for', () => {
    fc.assert(
      fc.property(busySpans, fc.integer({ min: 0, max: 8 }), (busy, count) => {
        expect(quietGates(busy, ROUND, GATE, count)).toHaveLength(Math.min(count, roomOf(busy)));
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('are spread over the round, however long it is', () => {
    const busy = [{ fromNanoseconds: 0, toNanoseconds: 1e9 }];
    const starts = quietGates(busy, 3e9, GATE, 2);
    expect(starts[0]! / 1e9).toBeCloseTo(1.5, 5);
    expect(starts[1]! / 1e9).toBeCloseTo(2.5, 5);
  });
});

const share = fc.double({ min: 0, max: 3, noNaN: true });

describe('doubt by interference', () => {
  it('is whole in a gate that holds no more than interference, and none where all is quiet', () => {
    for (const interference of [0.2, 0.5, 1, 30]) {
      expect(doubtByInterference(interference, interference, 0)).toBe(1);
    }
    expect(doubtByInterference(0, 0, 0)).toBe(0);
  });

  it('spares an honest gate, its own energy on top, up to interference as loud as its emitter', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (interference) => {
        expect(doubtByInterference(1 + interference, interference, 0)).toBe(0);
      }),
      { seed: 3 },
    );
  });

  it('takes what noise alone may bring for nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.5, noNaN: true }), (deviation) => {
        expect(doubtByInterference(-deviation, 2 * deviation, deviation)).toBe(0);
      }),
      { seed: 4 },
    );
  });
});

describe("a general's last word", () => {
  const FLOOR = 0.7;
  /** What a gate of this strength reads that holds one order alone, and silence counts for `before`. */
  const readingOf = (word: 0 | 1, strength: number, before: number): number => {
    const held = Math.min(1, Math.max(0, strength) / FLOOR);
    return before + held * (word - before);
  };

  it('outlasts faint energy in its gate, for as many rounds as it sounds', () => {
    let last = 1;
    for (let round = 0; round < 1000; round++) {
      last = lastWord(last, readingOf(0, 0.17, last), { doubt: 0, strength: 0.17 }, FLOOR);
    }
    expect(last).toBe(1);
  });

  it('is what a gate says at full strength, and as it was where the gate is in doubt', () => {
    for (const strength of [0.7, 1, 40]) {
      expect(lastWord(1, 0.02, { doubt: 0, strength }, FLOOR)).toBeCloseTo(0.02, 12);
      expect(lastWord(1, 0.02, { doubt: 1, strength }, FLOOR)).toBe(1);
    }
  });

  it('moves by no more than 4/(3 phi) of the energy: two who hear nearly the same keep nearly the same', () => {
    fc.assert(
      fc.property(share, fc.double({ min: 0, max: 1, noNaN: true }), (strength, before) => {
        const step = 1e-6;
        const kept = (energy: number): number =>
          lastWord(before, readingOf(0, energy, before), { doubt: 0, strength: energy }, FLOOR);
        expect(Math.abs(kept(strength + step) - kept(strength)) / step).toBeLessThan(4 / (3 * FLOOR) + 1e-6);
      }),
      { seed: 5 },
    );
  });
});

describe('the interference meter', () => {
  const GUARD = 100;
  const NODES = 4;
  const PLACES = [0, 200, 900, 1500];
  const frame = {
    book: { voteFrequenciesHz: [Float64Array.of(1e9), Float64Array.of(2e9)] as const },
    gateNanoseconds: GATE,
    gateSeconds: GATE / 1e9,
    geometry: {
      nodes: NODES,
      travelNanoseconds: Float64Array.from({ length: NODES * NODES }, (_, at) =>
        Math.abs(PLACES[Math.floor(at / NODES)]! - PLACES[at % NODES]!),
      ),
    },
    guardNanoseconds: GUARD,
    noiseDensityPerHz: 0,
  };
  const SCHEDULE = {
    slotsNanoseconds: [0, 3000, 6000],
    coinSlotsNanoseconds: [0, 2000, 4000],
    coinPulseNanoseconds: 500,
    coinStartNanoseconds: 10_000,
    roundNanoseconds: 60_000,
  };
  const LOG = {
    client: 3,
    delays: [1, 2],
    gateNanoseconds: GATE,
    laneNanoseconds: GATE + GUARD,
    payloadGates: 40,
  };
  const frameSchedule = { ...SCHEDULE, payloadStartNanoseconds: 20_000 };
  const pulsesOf = {
    'a round': votesAndCoins(SCHEDULE, GATE),
    "a log's frame": pulsesOfFrame(LOG, frameSchedule),
  };

  /** Sounds all through what the pulses of `schedule` may reach at `me`, and nowhere else. */
  function fieldAt(me: number, pulses: readonly ScheduledPulse[]) {
    const isHeard = (at: number): boolean =>
      pulses.some(({ from, startNanoseconds, lastsNanoseconds }) => {
        const arrives = startNanoseconds + frame.geometry.travelNanoseconds[me * NODES + from]!;
        return arrives <= at && at <= arrives + lastsNanoseconds;
      });
    return {
      durationSeconds: SCHEDULE.roundNanoseconds / 1e9,
      integrateMany(
        frequenciesHz: Float64Array,
        startSeconds: number,
        gateSeconds: number,
        re: Float64Array,
        im: Float64Array,
      ): void {
        const ends = (startSeconds + gateSeconds) * 1e9;
        let sounds = 0;
        for (let at = startSeconds * 1e9; at <= ends; at += 10) sounds += Number(isHeard(at));
        re.fill(sounds, 0, frequenciesHz.length);
        im.fill(0);
      },
    };
  }

  /** What sounds in each gate that was asked for. */
  function heardIn(
    field: ReturnType<typeof fieldAt>,
    gates: readonly Parameters<typeof field.integrateMany>[],
  ): readonly number[] {
    const re = new Float64Array(1);
    return gates.map(([, startSeconds, gateSeconds]) => {
      field.integrateMany(Float64Array.of(1e9), startSeconds, gateSeconds, re, new Float64Array(1));
      return re[0]!;
    });
  }

  it.each(['a round', "a log's frame"] as const)('opens no gate into what %s may radiate', (what) => {
    const pulses = pulsesOf[what];
    for (let me = 0; me < NODES; me++) {
      const field = fieldAt(me, pulses);
      const integrateMany = vi.fn<typeof field.integrateMany>();
      const interferenceIn = createInterferenceMeter(frame, me, { count: 25, pulsesIn: () => pulses });
      interferenceIn({ ...field, integrateMany }, SCHEDULE);
      expect(integrateMany).toHaveBeenCalledTimes(25);
      expect(heardIn(field, integrateMany.mock.calls)).toEqual(Array.from({ length: 25 }, () => 0));
    }
  });

  it('takes the payload of a log for interference where nobody told it of the client', () => {
    const interferenceIn = createInterferenceMeter(frame, 0, {
      count: 25,
      pulsesIn: () => pulsesOf['a round'],
    });
    expect(interferenceIn(fieldAt(0, pulsesOf["a log's frame"]), SCHEDULE)).toBeGreaterThan(0);
  });
});
