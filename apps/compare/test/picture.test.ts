import { createField, pinned, SPEED_OF_LIGHT } from '@dmct/physics';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fieldAt, paint } from '../src/views/field/paint.js';
import { createPicture, type Picture } from '../src/views/field/picture.js';
import { PRESETS } from '../src/views/field/presets.js';
import { mediumOf, positionOf, wavesOf, type Stage } from '../src/views/field/stage.js';

const CONTEXT = { seed: 5, truthHz: 1.02e9, lieHz: 1.04e9 };
const COLUMNS = 48;
const scene = (name: string): Stage => PRESETS.find((preset) => preset.name === name)!.create(CONTEXT);

/** The greatest difference between picture and physics over the pixels, as a part of the strongest field. */
function worst(picture: Picture, stage: Stage, timeNanoseconds: number): number {
  const field = createField(wavesOf(stage), mediumOf(stage));
  const time = timeNanoseconds * 1e-9;
  let off = 0;
  let strongest = 1e-3;
  for (let pixel = 0; pixel < picture.columns * picture.rows; pixel += 7) {
    const expected = field.at(positionOf(picture.centreOf(pixel)), time);
    strongest = Math.max(strongest, Math.abs(expected));
    off = Math.max(off, Math.abs(fieldAt(picture, stage, pixel, time) - expected));
  }
  return off / strongest;
}

describe('the picture', () => {
  it.each(PRESETS.map(({ name }) => name).filter((name) => name !== 'thousand'))(
    'of %s is the field of @dmct/physics at every pixel and moment',
    (name) => {
      const stage = scene(name);
      const picture = createPicture(stage, COLUMNS);
      for (const share of [0, 0.05, 0.2, 0.45, 0.8, 1]) {
        const time = share * stage.endNanoseconds;
        picture.moveTo(time * 1e-9);
        expect(worst(picture, stage, time)).toBeLessThan(1e-9);
      }
    },
  );

  it('colours a traitor in the truth’s tone as the truth', () => {
    const stage = scene('headphones');
    const picture = createPicture(stage, COLUMNS);
    picture.moveTo(stage.endNanoseconds * 1e-9);
    const rgba = new Uint8ClampedArray(4 * picture.columns * picture.rows);
    const palette = { ground: [0, 0, 0], truth: [0, 0, 255], lie: [255, 0, 0] } as const;
    paint(picture, stage, { mode: 'amplitude', palette, reference: 1 }, 0, rgba);
    expect(rgba.some((value, index) => index % 4 === 0 && value > 0)).toBe(false);
    expect(rgba.some((value, index) => index % 4 === 2 && value > 0)).toBe(true);
  });

  it('is the same whichever way its moment was reached', () => {
    const stage = scene('late-emission');
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: stage.endNanoseconds, noNaN: true }), {
          minLength: 1,
          maxLength: 6,
        }),
        (times) => {
          const picture = createPicture(stage, COLUMNS);
          for (const time of times) picture.moveTo(time * 1e-9);
          expect(worst(picture, stage, times[times.length - 1]!)).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('follows a general that is moved, without being made anew', () => {
    const stage = scene('byzantine-attack');
    const picture = createPicture(stage, COLUMNS);
    picture.moveTo(8e-9);
    const moved: Stage = {
      ...stage,
      emitters: stage.emitters.map((each, index) =>
        index === 3 ? { ...each, x: 1.4, y: 0.9, power: 4, phaseTurns: 0.3, lateNanoseconds: 2 } : each,
      ),
    };
    expect(picture.update(moved)).toBe(true);
    picture.moveTo(9e-9);
    expect(worst(picture, moved, 9)).toBeLessThan(1e-9);
  });

  it.each(PRESETS.map(({ name }) => name).filter((name) => name !== 'thousand'))(
    'of %s shows a wave passing an observer at the moment at which it is kept still',
    (name) => {
      const stage = scene(name);
      const picture = createPicture(stage, COLUMNS);
      picture.moveTo(stage.stillNanoseconds * 1e-9);
      const metres = (pixel: number, place: { x: number; y: number }): number =>
        Math.hypot(picture.centreOf(pixel).x - place.x, picture.centreOf(pixel).y - place.y);
      const near = [...picture.amplitudes.keys()].filter((pixel) =>
        stage.observers.some((place) => metres(pixel, place) < 0.1),
      );
      expect(near.length).toBeGreaterThan(0);
      expect(near.some((pixel) => picture.amplitudes[pixel]! > 0.1)).toBe(true);
    },
  );

  it('is dark before any light cone has opened', () => {
    const stage = scene('crowd');
    const picture = createPicture(stage, COLUMNS);
    picture.moveTo(-1e-9);
    expect(picture.amplitudes.every((amplitude) => amplitude === 0)).toBe(true);
  });

  it('of a standing wave has still points half a wavelength apart, and the story’s observers where it says', () => {
    const stage = scene('standing-wave');
    const columns = 960;
    const picture = createPicture(stage, columns);
    picture.moveTo(stage.endNanoseconds * 1e-9);
    const { frame } = stage;
    const row = Math.floor((1 - (0.5 - frame.y) / frame.height) * picture.rows);
    const strengths = Array.from({ length: columns }, (_, column) =>
      Math.hypot(picture.re[0]![row * columns + column]!, picture.im[0]![row * columns + column]!),
    );
    const step = frame.width / columns;
    const still = strengths.flatMap((strength, column) => {
      const { x } = picture.centreOf(row * columns + column);
      const isBetween = x > 0.2 && x < 1.6;
      return isBetween && strength < strengths[column - 1]! && strength < strengths[column + 1]! ? [x] : [];
    });
    const wavelength = SPEED_OF_LIGHT / stage.truthHz;
    const gaps = still.slice(1).map((x, k) => x - still[k]!);
    expect(gaps.length).toBeGreaterThan(5);
    for (const gap of gaps) expect(Math.abs(gap - wavelength / 2)).toBeLessThan(2 * step);
    // The first observer stands at a belly, the second at a still point.
    const [belly, node] = stage.observers.map(({ x }) =>
      Math.min(...still.map((each) => Math.abs(each - x))),
    );
    expect(Math.abs(belly! - wavelength / 4)).toBeLessThan(2 * step);
    expect(node).toBeLessThan(2 * step);
  });

  it.each([2, 5, 9])('opens a light cone as far as light goes in %i ns, and no farther', (nanoseconds) => {
    const stage = { ...scene('headphones'), emitters: scene('headphones').emitters.slice(0, 1) };
    const picture = createPicture(stage, 240);
    picture.moveTo(nanoseconds * 1e-9);
    const [emitter] = stage.emitters;
    const radius = SPEED_OF_LIGHT * nanoseconds * 1e-9;
    const lit = [...picture.amplitudes.keys()].map((pixel) => {
      const { x, y } = picture.centreOf(pixel);
      return { isLit: picture.amplitudes[pixel]! > 0, metres: Math.hypot(x - emitter!.x, y - emitter!.y) };
    });
    const reached = lit.filter(({ metres }) => metres < radius);
    expect(reached.length).toBeGreaterThan(100);
    expect(reached.every(({ isLit }) => isLit)).toBe(true);
    expect(lit.some(({ isLit, metres }) => isLit && metres > radius)).toBe(false);
  });

  it('computes each emitter’s part of each pixel once: frames cost no more of them, and none where all is open', () => {
    const stage = scene('crowd');
    const picture = createPicture(stage, COLUMNS);
    const spy = vi.spyOn(pinned, 'sincosTurns');
    const computed = (timeNanoseconds: number): number => {
      spy.mockClear();
      picture.moveTo(timeNanoseconds * 1e-9);
      return spy.mock.calls.reduce((sum, [, , , count]) => sum + (count ?? NaN), 0);
    };
    try {
      const opening = Array.from({ length: 180 }, (_, frame) => computed((frame + 1) / 10));
      const pairs = stage.emitters.length * picture.columns * picture.rows;
      expect(opening.reduce((a, b) => a + b)).toBe(pairs);
      // Played slowly no frame has much of the whole to do.
      expect(Math.max(...opening)).toBeLessThan(0.05 * pairs);
      expect([18.1, 20, 30, 40].map(computed)).toEqual([0, 0, 0, 0]);
    } finally {
      spy.mockRestore();
    }
  });
});
