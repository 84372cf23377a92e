import { describe, expect, it } from 'vitest';
import { kindsIn, tonesIn } from '../src/views/field/kinds.js';
import { PRESETS } from '../src/views/field/presets.js';
import type { Stage } from '../src/views/field/stage.js';
import { withEmitter } from '../src/views/field/stage-edits.js';

const TONES = { truthHz: 1e9, lieHz: 1.3e9 };
const sceneOf = (name: string): Stage =>
  PRESETS.find((preset) => preset.name === name)!.create({ seed: 1, ...TONES });
const words = (stage: Stage): string[] => kindsIn(stage).map(({ text }) => text);

describe('the legend of a scene', () => {
  it.each([
    ['byzantine-attack', ['honest general', 'traitor'], ['truth', 'lie']],
    ['headphones', ['honest general', 'traitor in the truth’s tone'], ['truth']],
    ['standing-wave', ['honest general'], ['truth']],
    ['thousand', ['honest general', 'traitor'], ['truth', 'lie']],
  ] as const)('%s: %j, and the tones %j', (name, kinds, tones) => {
    expect(words(sceneOf(name))).toEqual(kinds);
    expect(tonesIn(sceneOf(name))).toEqual(tones);
  });

  it('follows what is changed: an honest general who turns traitor is listed', () => {
    const turned = withEmitter(sceneOf('standing-wave'), 0, { side: 'lie', carrier: 'lie' });
    expect(words(turned)).toEqual(['honest general', 'traitor']);
    expect(tonesIn(turned)).toEqual(['truth', 'lie']);
  });
});
