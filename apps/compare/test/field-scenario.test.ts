import { createBuiltInRegistry } from '@dmct/catalog';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { readStage, writeStage } from '../src/views/field/codec.js';
import { PRESETS } from '../src/views/field/presets.js';
import { withEmitter } from '../src/views/field/stage-edits.js';
import { protocolIds, scenarioOfStage } from '../src/views/field/protocol-run.js';

const CONTEXT = { seed: 1, truthHz: 1.02e9, lieHz: 1.04e9 };

describe('the protocol among the scene’s generals', () => {
  it.each([1, 2, 7, 99])('has its traitors where the scene has them, seed %i', (seed) => {
    const stage = PRESETS[0]!.create({ ...CONTEXT, seed });
    const scenario = scenarioOfStage(stage, 'dmct-seed', seed);
    const { faulty } = simulate(createBuiltInRegistry(), scenario);
    const places = scenario.conditions?.['places'] as number[][];
    const liar = stage.emitters.find(({ side }) => side === 'lie')!;
    expect(faulty.map((id) => places[id])).toEqual([[liar.x, liar.y, 0]]);
    const ids = protocolIds(stage, seed);
    expect(ids[stage.emitters.indexOf(liar)]).toBe(faulty[0]);
    expect(ids.map((id) => places[id])).toEqual(stage.emitters.map(({ x, y }) => [x, y, 0]));
  });
});

describe('a scene in a link', () => {
  it.each(PRESETS.filter(({ name }) => name !== 'crowd' && name !== 'thousand'))(
    '$name comes back',
    (preset) => {
      const stage = preset.create(CONTEXT);
      const back = readStage(stage, writeStage(stage, stage))!;
      back.emitters.forEach((emitter, index) => {
        expect(emitter.x).toBeCloseTo(stage.emitters[index]!.x, 3);
        expect(emitter.phaseTurns).toBeCloseTo(stage.emitters[index]!.phaseTurns, 3);
        expect(emitter.carrier).toBe(stage.emitters[index]!.carrier);
      });
      expect(back.observers).toHaveLength(stage.observers.length);
    },
  );

  it('of a crowd holds who differs from the seed’s, and nobody else', () => {
    const stage = PRESETS.find(({ name }) => name === 'thousand')!.create(CONTEXT);
    expect(Object.keys(writeStage(stage, stage))).toEqual(['o']);
    const changed = withEmitter(stage, 417, { x: 0.25, power: 2 });
    const written = writeStage(changed, stage);
    expect(written['c']!.split(';')).toHaveLength(1);
    expect(readStage(stage, written)!.emitters).toEqual(changed.emitters);
    expect(readStage(stage, { ...written, c: '' })).toBeNull();
    for (const c of ['1000,0,0,t,1,0,0,0', '-1,0,0,t,1,0,0,0', '3', '3,99,0,t,1,0,0,0', 'x,0,0,t,1,0,0,0']) {
      expect(readStage(stage, { c, o: '0,0' }), c).toBeNull();
    }
  });

  it.each([
    '',
    '1,2',
    '1e9,0,t,1,0,0,0',
    '0,0,t,NaN,0,0,0',
    '0,0,<script>,1,0,0,0',
    `${'0,0,t,1,0,0,0;'.repeat(50)}`,
  ])('that says %j is refused', (e) => {
    expect(readStage(PRESETS[0]!.create(CONTEXT), { e, o: '0,0' })).toBeNull();
  });
});
