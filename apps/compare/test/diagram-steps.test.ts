import { createBuiltInRegistry } from '@dmct/catalog';
import type { TraceEvent } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { traceRun } from '../src/lab/trace-run.js';
import { createModel } from '../src/views/messages/model.js';
import { stopBy } from '../src/views/messages/stops.js';
import { shownStops, type Choice } from '../src/views/messages/visible.js';

const registry = createBuiltInRegistry();
const pbft = createModel(
  traceRun(registry, { strategy: 'pbft', attack: 'none', nodes: 4, traitors: 0, seed: 1 }),
);
const dmct = createModel(
  traceRun(registry, { strategy: 'dmct', attack: 'wrong-order', nodes: 4, traitors: 1, seed: 1 }),
);
const all: Choice = { colourBy: 'kind', hiddenKinds: new Set(), whose: null };
const eventsOf = (model: typeof pbft, choice: Choice): readonly TraceEvent[] =>
  shownStops(model, choice).map((index) => model.run.events[index]!);

describe('what a look leaves out is neither drawn nor stepped to', () => {
  it('nothing, where everybody and every kind is wanted', () => {
    expect(shownStops(pbft, all)).toEqual(pbft.stops);
    expect(shownStops(dmct, all)).toEqual(dmct.stops);
  });

  it('hidden kinds of messages, waves and listening', () => {
    const some = eventsOf(pbft, { ...all, hiddenKinds: new Set(['prepare', 'commit']) });
    expect(some.length).toBeGreaterThan(0);
    expect(some.some((event) => event.kind === 'deliver' && event.message === 'prepare')).toBe(false);
    expect(some.some((event) => event.kind === 'deliver' && event.message === 'reply')).toBe(true);
    const quiet = eventsOf(dmct, { ...all, hiddenKinds: new Set(['listening', 'wave lie']) });
    expect(quiet.some(({ kind }) => kind === 'observe')).toBe(false);
    expect(quiet.filter(({ kind }) => kind === 'emit')).toHaveLength(
      dmct.waves.filter(({ sounds }) => sounds !== 'lie').length,
    );
  });

  it('all that isn’t about the one who is wanted', () => {
    const his = eventsOf(pbft, { ...all, whose: 3 });
    const others = eventsOf(pbft, all).filter((event) => !his.includes(event));
    const ids = (event: TraceEvent): number[] =>
      'replica' in event ? [event.replica] : [event.from, event.to];
    expect(his.every((event) => ids(event).includes(3))).toBe(true);
    expect(others.length).toBeGreaterThan(0);
    expect(others.some((event) => ids(event).includes(3))).toBe(false);
  });
});

describe('steps', () => {
  const stops = [2, 5, 9];
  it.each([
    [null, 1, 2],
    [null, -1, 2],
    [2, 1, 5],
    [9, 1, 9],
    [5, -1, 2],
    [2, -1, 2],
    // From an event that isn't drawn any more, on to the next that is, or back to the last.
    [3, 1, 5],
    [3, -1, 2],
    [10, 1, 9],
    [10, -1, 9],
    [0, -1, 2],
  ])('from %j by %j to %j', (selected, by, wanted) => {
    expect(stopBy({ stops }, selected, by)).toBe(wanted);
  });

  it('are none where nothing is drawn', () => {
    expect(stopBy({ stops: [] }, 4, 1)).toBeUndefined();
  });
});
