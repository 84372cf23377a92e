import { createBuiltInRegistry } from '@dmct/catalog';
import type { Fork, ForkKey, Scenario } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import type { TracedRun } from '../src/lab/jobs.js';
import { traceRun } from '../src/lab/trace-run.js';
import { compareRuns } from '../src/views/messages/comparison.js';
import { forkText } from '../src/views/messages/fork-note.js';
import { createModel } from '../src/views/messages/model.js';

const registry = createBuiltInRegistry();
const waves: Scenario = { strategy: 'dmct', attack: 'wrong-order', nodes: 6, traitors: 2, seed: 11 };
const beforeWaves = traceRun(registry, waves);
const messages: Scenario = { strategy: 'pbft', attack: 'none', nodes: 4, traitors: 0, seed: 1 };
const beforeMessages = traceRun(registry, messages);
const CHANGED_BY_NOBODY = /changed by nobody: no broken assumption/;

/** A run with one changed fate, and what the page says of it. */
function forked(scenario: Scenario, before: TracedRun, key: ForkKey, fate: unknown) {
  const fork = { ...key, fate } as Fork;
  const after = traceRun(registry, { ...scenario, forks: [fork] });
  const comparison = compareRuns(before, after, fork);
  return { after, before, comparison, text: forkText(createModel(after), comparison) };
}

/** The first wave of a traitor, or of somebody honest. */
function waveKey(isOfTraitor: boolean): ForkKey {
  return beforeWaves.forkKeys.find(
    (each) => each?.of === 'wave' && beforeWaves.result.faulty.includes(each.from) === isOfTraitor,
  )!;
}

/** The first message of a kind. */
function messageKey(kind: string): Extract<ForkKey, { of: 'packet' }> {
  return beforeMessages.forkKeys.find(
    (each): each is Extract<ForkKey, { of: 'packet' }> => each?.of === 'packet' && each.message === kind,
  )!;
}

describe('the note on a fork', () => {
  it('says which message it was, of whom, to whom and when, what befell it, and from when on that shows', () => {
    const key = messageKey('pre-prepare');
    const { after, comparison, text } = forked(messages, beforeMessages, key, 'drop');
    const places = after.places.map(({ name }) => name);
    expect(text).toContain(
      `The pre-prepare that general ${key.from} (${places[key.from]}) sent to general ${key.to} (${places[key.to]}) at ${(key.sentAt / 1e6).toFixed(0)} ms is lost.`,
    );
    expect(text).toContain(`the first ${comparison.common} events are as before`);
    // The moment that is named is that of the first event which the runs don't share.
    const moments = [beforeMessages.events, after.events].map((events) => events[comparison.common]!.at);
    expect(comparison.partNanoseconds).toBe(Math.min(...moments));
    expect(comparison.partNanoseconds).toBeGreaterThanOrEqual(key.sentAt);
  });

  it('says what came of it: verdicts that change, and how long deciding took', () => {
    const lost = forked(messages, beforeMessages, messageKey('request'), 'drop');
    const change = `termination: ${lost.after.result.verdicts.termination}, before holds`;
    if (lost.after.result.verdicts.termination === 'holds') expect(lost.text).toContain('No verdict changes');
    else expect(lost.text).toContain(change);
    const late = forked(messages, beforeMessages, messageKey('pre-prepare'), { laterSeconds: 0.25 });
    expect(late.text).toContain('arrives 250 ms later.');
    expect(late.text).toMatch(/No verdict changes; decided after \d+ ms on average/);
  });

  it('says whose wave it was, and what befell it', () => {
    const key = waveKey(true);
    const silenced = forked(waves, beforeWaves, key, 'drop').text;
    expect(silenced).toMatch(/^Wave 1 of general \d \(.*, a traitor\), due at .*, is never sent out\./);
    expect(forked(waves, beforeWaves, key, { laterSeconds: 0.004 }).text).toContain(
      'is sent out 4 ms later.',
    );
    const other = key.from === 0 ? 1 : 0;
    expect(forked(waves, beforeWaves, key, { shadedFrom: other }).text).toMatch(
      new RegExp(`is hidden from general ${other} \\(.*\\); all others get it\\.`),
    );
  });

  it('says of an honest general’s wave that no broken assumption stands for its change, and none does', () => {
    const { after, text } = forked(waves, beforeWaves, waveKey(false), { laterSeconds: 0.004 });
    expect(text).toMatch(CHANGED_BY_NOBODY);
    expect(after.result.assumptionsBroken).toEqual(beforeWaves.result.assumptionsBroken);
  });

  it('says no such thing of a traitor’s wave, whose gate is broken', () => {
    const { after, text } = forked(waves, beforeWaves, waveKey(true), { laterSeconds: 0.004 });
    expect(text).not.toMatch(CHANGED_BY_NOBODY);
    expect(beforeWaves.result.assumptionsBroken).not.toContain('own-gate-emission');
    expect(after.result.assumptionsBroken).toContain('own-gate-emission');
  });

  it('tells a change that made no difference from one that the run never comes to', () => {
    const { after, comparison } = forked(waves, beforeWaves, waveKey(false), { laterSeconds: 0.004 });
    const same = { ...comparison, isSame: true, partNanoseconds: null };
    const who = createModel(after);
    expect(forkText(who, same)).toMatch(/It made no difference: every recorded event is as before\.$/);
    expect(forkText(who, { ...same, after: { ...after.result, forks: [] } })).toMatch(
      /^This run never comes to wave 1 of general .+, due at .+, so nothing changed\.$/,
    );
  });
});
