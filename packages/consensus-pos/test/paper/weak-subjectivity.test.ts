import { describe, expect, it } from 'vitest';
import { weakSubjectivityPeriod } from '../../src/index.js';
import { playLongRange } from '../../src/validations/long-range-play.js';
import { printedPoints, runRow } from '../rows.js';

describe('long-range attack and weak subjectivity (specifications, phase 0)', () => {
  it.each([...printedPoints('B6'), { age: 265 }, { age: 266 }, { age: 300, checkpoint: 'on' }])(
    '%j',
    async (point) => {
      const { measured, expected } = await runRow('B6', point);
      expect(measured).toBe(expected);
    },
  );

  it('both histories are final to their last epochs: the one heard first stays', () => {
    const one = { ageEpochs: 300, hasCheckpoint: false };
    const forged = playLongRange({ ...one, hearsFirst: 'forged' });
    const truth = playLongRange({ ...one, hearsFirst: 'true' });
    expect([forged.history, truth.history]).toEqual(['forged', 'true']);
    expect(forged.finalizedEpoch).toBe(truth.finalizedEpoch);
    expect(forged.finalizedEpoch).toBeGreaterThan(290);
  });

  it('from a checkpoint the node follows the true history on, whichever it hears first', () => {
    for (const hearsFirst of ['forged', 'true'] as const) {
      const { history, finalizedEpoch } = playLongRange({ ageEpochs: 300, hasCheckpoint: true, hearsFirst });
      expect(history).toBe('true');
      expect(finalizedEpoch).toBe(298);
    }
  });

  it('keys whose stake has not left are too few for another final history', () => {
    const { history } = playLongRange({ ageEpochs: 265, hasCheckpoint: false, hearsFirst: 'forged' });
    expect(history).toBe('true');
  });

  it.each([
    [32_768, 665],
    [65_536, 1075],
    [131_072, 1894],
    [262_144, 3532],
    [1_048_576, 3532],
  ])('a checkpoint of %i full validators is safe for %i epochs', (validators, epochs) => {
    expect(weakSubjectivityPeriod(validators)).toBe(epochs);
  });
});
