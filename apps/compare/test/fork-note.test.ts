import { createBuiltInRegistry } from '@dmct/catalog';
import type { Fork, Scenario } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { traceRun } from '../src/lab/trace-run.js';
import { forkText } from '../src/views/messages/fork-note.js';

const registry = createBuiltInRegistry();
const scenario: Scenario = { strategy: 'dmct', attack: 'wrong-order', nodes: 6, traitors: 2, seed: 11 };
const before = traceRun(registry, scenario);
const CHANGED_BY_NOBODY = /changed by nobody: no broken assumption/;

/** The run with the first wave of a traitor, or of somebody honest, later by 4 ms, and what the page says of it. */
function delayedWave(isOfTraitor: boolean) {
  const key = before.forkKeys.find(
    (each) => each?.of === 'wave' && before.result.faulty.includes(each.from) === isOfTraitor,
  )!;
  const fork = { ...key, fate: { laterSeconds: 0.004 } } as Fork;
  const { result } = traceRun(registry, { ...scenario, forks: [fork] });
  return { fork, result, text: forkText(fork, result, { common: 7, isSame: false }) };
}

describe('the note on a fork', () => {
  it('says of an honest general’s wave that no broken assumption stands for its change, and none does', () => {
    const { result, text } = delayedWave(false);
    expect(text).toMatch(/^The first 7 events are the same as before/);
    expect(text).toMatch(CHANGED_BY_NOBODY);
    expect(result.assumptionsBroken).toEqual(before.result.assumptionsBroken);
  });

  it('says no such thing of a traitor’s wave, whose gate is broken', () => {
    const { result, text } = delayedWave(true);
    expect(text).toMatch(/^The first 7 events are the same as before/);
    expect(text).not.toMatch(CHANGED_BY_NOBODY);
    expect(before.result.assumptionsBroken).not.toContain('own-gate-emission');
    expect(result.assumptionsBroken).toContain('own-gate-emission');
  });

  it('tells a change that made no difference from one that the run never comes to', () => {
    const { fork, result } = delayedWave(false);
    const same = { common: 9, isSame: true };
    expect(forkText(fork, result, same)).toMatch(/^Nothing that is recorded changed: the wave /);
    expect(forkText(fork, { ...result, forks: [] }, same)).toMatch(/^Nothing changed: this run never sends/);
  });
});
