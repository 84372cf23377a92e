import { byzantineAttackDemo } from '@dmct/catalog';
import { describe, expect, it } from 'vitest';
import { listen } from '../src/views/field/listen.js';
import type { Spectrum } from '../src/views/field/spectrum.js';
import { PRESETS } from '../src/views/field/presets.js';
import type { Stage } from '../src/views/field/stage.js';

const scene = (name: string, seed = 1, tones = { truthHz: 1.02e9, lieHz: 1.04e9 }): Stage =>
  PRESETS.find((preset) => preset.name === name)!.create({ seed, ...tones });
const decisionOf = (stage: Stage, observer = 0): string | undefined =>
  listen(stage)[observer]?.readings.find(({ receiver }) => receiver === stage.receiver)?.decision;

const readingOf = (stage: Stage, receiver: string) =>
  listen(stage)[0]!.readings.find((each) => each.receiver === receiver)!;

describe('the receivers', () => {
  it('energy: in a steady field the energy that the tone receiver’s amplitude has in the window', () => {
    const stage = { ...scene('byzantine-attack'), lieHz: 1.2e9 };
    const [tone, energy] = [readingOf(stage, 'tone'), readingOf(stage, 'energy')];
    const seconds = stage.listen.durationNanoseconds * 1e-9;
    // Other tones leak a little more into a quarter of the window than into the whole of it.
    expect(energy.truth / (0.5 * tone.truth * tone.truth * seconds)).toBeCloseTo(1, 1);
  });

  it('energy: nothing is heard where the waves cancel', () => {
    expect(readingOf(scene('headphones'), 'energy').decision).toBe('nothing');
  });

  it('array: agrees with the gates where everybody keeps to their own, at every observer', () => {
    const stage = scene('causal-gates');
    const heard = listen(stage);
    for (const { readings } of heard) {
      const by = (name: string) => readings.find(({ receiver }) => receiver === name)!;
      expect(by('array').decision).toBe(by('causal').decision);
      expect(by('array').truth).toBeGreaterThan(by('array').lie);
    }
  });

  it('has no gates where waves last for ever', () => {
    expect(listen(scene('headphones'))[0]!.readings.map(({ receiver }) => receiver)).toEqual([
      'tone',
      'energy',
    ]);
  });

  it('one look’s spectrum is the whole window’s', () => {
    const stage = scene('byzantine-attack');
    const [heard] = listen({ ...stage, lieHz: stage.truthHz + 1 });
    expect(heard!.energySpectrum.amplitudes).toEqual(heard!.spectrum.amplitudes);
  });
});

describe('the spectra', () => {
  const at = ({ amplitudes, frequenciesHz }: Spectrum, hertz: number): number =>
    amplitudes[frequenciesHz.indexOf(hertz)]!;

  it('array: one general alone, far from all antennas, comes through its beam as strong as it is there', () => {
    const stage = scene('causal-gates');
    const far = { ...stage.emitters[0]!, x: 20, y: 0.45 };
    const [heard] = listen({ ...stage, emitters: [far] });
    const metres = far.x - stage.observers[0]!.x;
    expect(at(heard!.arraySpectrum!, stage.truthHz) * metres).toBeCloseTo(1, 1);
  });

  it('array: what comes late finds the gates shut, and isn’t in the spectrum; the whole window has it', () => {
    const stage = scene('causal-gates');
    const [heard] = listen(stage);
    expect(at(heard!.arraySpectrum!, stage.lieHz)).toBeLessThan(
      0.01 * at(heard!.arraySpectrum!, stage.truthHz),
    );
    const punctual = stage.emitters.map((each) => ({ ...each, lateNanoseconds: 0 }));
    const [now] = listen({ ...stage, emitters: punctual });
    expect(at(now!.arraySpectrum!, stage.lieHz)).toBeGreaterThan(
      0.1 * at(now!.arraySpectrum!, stage.truthHz),
    );
  });

  it('array: there is none where waves never end', () => {
    expect(listen(scene('headphones'))[0]!.arraySpectrum).toBeNull();
  });
});

describe('the scenes', () => {
  it.each([1, 2, 3, 4, 5])("the document's, seed %i: the strengths that dmct demo prints", (seed) => {
    const demo = byzantineAttackDemo({ seed, seeds: 1, clampRadiiMetres: [1] });
    const stage = scene('byzantine-attack', seed, {
      truthHz: demo.truthFrequencyHz,
      lieHz: demo.lieFrequencyHz,
    });
    const tone = listen(stage)[0]?.readings[0];
    expect(tone?.truth).toBeCloseTo(demo.runs[0]!.truthStrength, 9);
    expect(tone?.lie).toBeCloseTo(demo.runs[0]!.lieStrength, 9);
    expect(tone?.decision === 'truth').toBe(demo.runs[0]!.concludes);
  });

  it('headphones: nothing at the ear, the truth beside it', () => {
    const stage = scene('headphones');
    expect(decisionOf(stage)).toBe('nothing');
    const ear = stage.observers[0]!;
    expect(decisionOf({ ...stage, observers: [{ x: ear.x, y: ear.y + 0.4 }] })).toBe('truth');
  });

  it('here, not there: the first observer hears nothing, the second the truth', () => {
    const stage = scene('here-not-there');
    expect([decisionOf(stage, 0), decisionOf(stage, 1)]).toEqual(['nothing', 'truth']);
  });

  it('late emission: the range-gated receiver follows the lie, and the truth once the traitor is punctual', () => {
    const stage = scene('late-emission');
    expect(decisionOf(stage)).toBe('lie');
    const punctual = stage.emitters.map((each) => ({ ...each, lateNanoseconds: 0 }));
    expect(decisionOf({ ...stage, emitters: punctual })).toBe('truth');
  });

  it('causal gates: the same lie, late or not, is outvoted', () => {
    const stage = scene('causal-gates');
    expect(decisionOf(stage)).toBe('truth');
    for (const lateNanoseconds of [0, 5, 20, 40]) {
      const emitters = stage.emitters.map((each) =>
        each.side === 'lie' ? { ...each, lateNanoseconds } : each,
      );
      expect(decisionOf({ ...stage, emitters })).toBe('truth');
    }
  });

  it('standing wave: strong in the middle, a still point a quarter of a wavelength on', () => {
    const [middle, still] = listen(scene('standing-wave')).map(({ readings }) => readings[0]!.truth);
    expect(still!).toBeLessThan(middle! / 10);
  });
});
