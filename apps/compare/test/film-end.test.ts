import { describe, expect, it } from 'vitest';
import { PRESETS } from '../src/views/field/presets.js';
import { filmEnd, lightNanoseconds, positionOf, type Stage } from '../src/views/field/stage.js';
import { withEmitter } from '../src/views/field/stage-edits.js';

const TONES = { truthHz: 1e9, lieHz: 1.3e9 };
const sceneOf = (name: string): Stage =>
  PRESETS.find((preset) => preset.name === name)!.create({ seed: 1, ...TONES });

describe('the end of a film', () => {
  it.each(PRESETS.map(({ name }) => name))('%s ends when it always did, as nobody is later', (name) => {
    const stage = sceneOf(name);
    expect(filmEnd(stage)).toBe(stage.endNanoseconds);
  });

  it('is late enough for a late wave to have passed every corner of the picture', () => {
    const stage = withEmitter(sceneOf('byzantine-attack'), 2, { lateNanoseconds: 60 });
    const { frame } = stage;
    const { x, y } = positionOf(stage.emitters[2]!);
    for (const cornerX of [frame.x, frame.x + frame.width]) {
      for (const cornerY of [frame.y, frame.y + frame.height]) {
        const arrival = 60 + lightNanoseconds(Math.hypot(cornerX - x, cornerY - y));
        expect(filmEnd(stage)).toBeGreaterThanOrEqual(arrival);
      }
    }
    expect(filmEnd(stage)).toBeLessThan(100);
  });
});
