import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectFacts } from '../src/catalog/collect-facts.js';
import { LINK_LENGTH_MAX, readLink, VIEWS, writeLink, type Link } from '../src/link/link.js';
import { BOUNDS, DEFAULT_SETTINGS } from '../src/link/settings.js';

const facts = collectFacts();
const names = (list: readonly { readonly name: string }[]) =>
  fc.constantFrom(...list.map(({ name }) => name));

const links: fc.Arbitrary<Link> = fc
  .record({
    view: fc.constantFrom(...VIEWS),
    strategy: names(facts.strategies),
    attack: names(facts.attacks),
    topology: fc.constantFrom(...facts.topologies),
    workload: fc.constantFrom(...facts.workloads),
    nodes: fc.integer({ min: 1, max: 64 }),
    traitors: fc.integer({ min: 0, max: 64 }),
    seeds: fc.integer({ min: 1, max: 1000 }),
    seed: fc.maxSafeNat(),
    value: fc.string({ maxLength: 30 }),
  })
  .map(({ value, view, ...settings }) => ({
    view,
    settings: {
      ...DEFAULT_SETTINGS,
      ...settings,
      traitors: Math.min(settings.traitors, settings.nodes),
      set: { 'pbft.quorum': value },
      attackSet: { 'louder.gain': value },
    },
    extra: { fork: value },
  }));

describe('a link', () => {
  it('holds the whole run: what is written is read back, without a note', () => {
    fc.assert(
      fc.property(links, (link) => {
        const { notes, ...read } = readLink(`#${writeLink(link, facts.version)}`, facts);
        expect(notes).toEqual([]);
        expect(read).toEqual(link);
      }),
    );
  });

  it('of another version says so', () => {
    const { notes } = readLink('#field?v=9.9.9', facts);
    expect(notes).toEqual([
      `This link was made with version "9.9.9"; this page is ${facts.version}, so numbers may differ.`,
    ]);
  });

  it('from anybody never throws, and gives settings within their bounds', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc
        .array(
          fc.tuple(
            fc.constantFrom('nodes', 'seed', 'attack', '__proto__', 'set.__proto__.x', 'x.e'),
            fc.string(),
          ),
        )
        .map((pairs) => `table?${new URLSearchParams(pairs).toString()}`),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { notes, settings } = readLink(`#${text}`, facts);
        expect(settings.nodes).toBeGreaterThanOrEqual(BOUNDS.nodes[0]);
        expect(settings.nodes).toBeLessThanOrEqual(BOUNDS.nodes[1]);
        expect(settings.traitors).toBeLessThanOrEqual(settings.nodes);
        expect(facts.attacks.map(({ name }) => name)).toContain(settings.attack);
        for (const note of notes) expect(note).not.toContain('\n');
      }),
    );
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it.each([
    ['nodes=99999', /nodes.*may be 1 to 64/],
    ['nodes=NaN', /may be 1 to 64/],
    ['seeds=1.5', /may be 1 to 1000/],
    ['attack=nonsense', /there are none, silence/],
    ['nodes=4&traitors=9', /more traitors \(9\) than generals \(4\)/],
    ['color=red', /doesn't know/],
    ['set.__proto__.x=1', /is no parameter/],
  ])('with %s gets one clear line', (query, line) => {
    const { notes } = readLink(`#table?${query}`, facts);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(line);
  });

  it('beyond the longest is not read', () => {
    const { notes, settings } = readLink(`#table?nodes=4&x.e=${'1'.repeat(LINK_LENGTH_MAX)}`, facts);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(notes).toHaveLength(1);
  });
});
