import { createBuiltInRegistry } from '@dmct/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectFacts, collectParameters } from '../src/catalog/collect-facts.js';
import { parameterProblem } from '../src/lab/parameter-problem.js';
import * as parameterChecks from '../src/link/check-parameters.js';
import { LINK_LENGTH_MAX, nobodyNote, readLink, VIEWS, writeLink, type Link } from '../src/link/link.js';
import { BOUNDS, DEFAULT_SETTINGS } from '../src/link/settings.js';
import { checkViewTexts } from '../src/link/view-texts.js';
import type { Settings } from '../src/link/settings.js';

const facts = collectFacts();
const parameters = collectParameters();
const registry = createBuiltInRegistry();
/** As the page checks: what only a schema can tell is asked of the lab. */
const checkParameters = (settings: Settings, known: typeof parameters) =>
  parameterChecks.checkParameters(settings, known, (one) => Promise.resolve(parameterProblem(registry, one)));
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
      attackSet: { [`${settings.attack}.gain`]: value },
    },
    extra: { fork: value },
  }));

describe('a link', () => {
  it('holds the whole run: what is written is read back, without a note', () => {
    fc.assert(
      fc.property(links, (link) => {
        const { notes, ...read } = readLink(`#${writeLink(link, facts.version)}`, facts);
        const { attack, nodes, traitors } = link.settings;
        const isOfTraitors = facts.attacks.find(({ name }) => name === attack)?.corruption === 'traitors';
        expect(notes).toEqual(isOfTraitors && traitors === nodes ? [nobodyNote(nodes)] : []);
        expect(read).toEqual(link);
      }),
    );
  });

  it('in which all are traitors says that nobody is left to judge, and is run as the command runs it', () => {
    const { notes, settings } = readLink('#table?attack=silence&nodes=10&traitors=10', facts);
    expect(notes).toEqual([nobodyNote(10)]);
    expect(settings.traitors).toBe(10);
    expect(readLink('#table?attack=silence&nodes=10&traitors=9', facts).notes).toEqual([]);
    expect(readLink('#table?attack=none&nodes=10&traitors=10', facts).notes).toEqual([]);
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
    ['set.foo.bar=1', /"set\.foo\.bar" is a parameter of nobody; there are dmct-seed, dmct/],
    ['attackSet.pbft.quorum=1', /is a parameter of nobody/],
    ['attack=silence&attackSet.louder.gain=4', /the attack is silence/],
    ['nodes=4&nodes=5', /more than once/],
  ])('with %s gets one clear line', (query, line) => {
    const { notes } = readLink(`#table?${query}`, facts);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(line);
  });

  it.each([
    ['set.pbft.nosuch=3', /"set\.pbft\.nosuch" is no parameter, and there are /],
    ['set.pbft.nodeWatts=-5', /may be a number from 0/],
    ['set.pbft.nodeWatts=warm', /"warm", and may be a number/],
    ['set.dmct.receiver=ear', /is "ear", and may be /],
    ['set.pbft.tentative=maybe', /may be true, false/],
    ['set.pbft.quorum=-5', /"-5", and may be a whole number from 1 up to 100000, or null/],
    ['set.pbft.quorum=true', /"true", and may be a whole number from 1/],
    ['set.dmct.symbolTones=3', /"3", and may be 2, 4, 8, 16, 32, 64/],
    ['set.dmct-seed.phaseTurns=[1,"x"]', /must be a number/],
    ['attack=majority&attackSet.majority.share=0', /"0", and may be a number above 0 up to 1/],
  ])('with %s is read without it, and says so', async (query, line) => {
    const link = readLink(`#table?${query}&set.pbft.delaySeconds=0.1`, facts);
    expect(link.notes).toEqual([]);
    const { notes, settings } = await checkParameters(link.settings, parameters);
    expect(notes).toHaveLength(2);
    expect(notes.join('\n')).toMatch(line);
    expect([settings.set, settings.attackSet]).toEqual([{}, {}]);
  });

  it('keeps the usual value of every parameter that there is, without a note', async () => {
    for (const [kind, owners] of [
      ['set', parameters.strategies],
      ['attackSet', parameters.attacks],
    ] as const) {
      for (const [owner, offered] of Object.entries(owners)) {
        const own = offered
          .filter(({ defaultValue }) => defaultValue !== undefined && defaultValue !== null)
          .map(({ defaultValue, name }) => {
            const text = typeof defaultValue === 'string' ? defaultValue : JSON.stringify(defaultValue);
            return [`${owner}.${name}`, text] as const;
          });
        const given = { ...DEFAULT_SETTINGS, [kind]: Object.fromEntries(own) };
        expect(await checkParameters(given, parameters)).toEqual({ settings: given, notes: [] });
      }
    }
  });

  it('names each of its parts that is not used, and no other, whatever they are', async () => {
    const good = { strategy: 'pos', nodes: '7', seed: '4', 'x.scene': 'waves', 'set.pbft.nodeWatts': '5' };
    const bad = fc.oneof(
      fc.constantFrom(['strategy', 'zzz'], ['nodes', '1e9'], ['seed', '-1'], ['x.nosuch', '1']),
      fc.constantFrom(['x.scene', 'nosuch'], ['set.foo.bar', '1'], ['set.pbft.nosuch', '3']),
      fc.constantFrom(['set.pbft.nodeWatts', 'NaN'], ['attackSet.louder.nosuch', '1'], ['topology', '']),
      fc.tuple(fc.stringMatching(/^[a-z]{1,12}[.]?[a-z_]{0,12}$/), fc.string({ maxLength: 20 })),
    ) as fc.Arbitrary<[string, string]>;
    const known = ['strategy', 'attack', 'topology', 'workload', 'nodes', 'traitors', 'seeds', 'seed', 'v'];
    const keys = { scene: (text: string) => (text === 'waves' ? null : 'is no scene') };
    await fc.assert(
      fc.asyncProperty(
        fc.array(bad, { maxLength: 6 }),
        fc.subarray(Object.entries(good)),
        async (wrong, right) => {
          const spoiled = wrong.filter(
            ([key, value]) => !known.includes(key) || ['zzz', '1e9', '-1', ''].includes(value),
          );
          const names = new Set(spoiled.map(([key]) => key));
          const entries = [...spoiled, ...right.filter(([key]) => !names.has(key))];
          const read = readLink(`#table?${new URLSearchParams(entries).toString()}`, facts);
          const checked = await checkParameters(read.settings, parameters);
          const viewed = checkViewTexts(read, keys);
          const told = [...read.notes, ...checked.notes, ...viewed.notes].join('\n');
          for (const key of names) expect(told).toContain(JSON.stringify(key));
          for (const [key] of entries) {
            if (!names.has(key)) expect(told).not.toContain(JSON.stringify(key));
          }
        },
      ),
    );
  });

  it('beyond the longest is not read', () => {
    const { notes, settings } = readLink(`#table?nodes=4&x.e=${'1'.repeat(LINK_LENGTH_MAX)}`, facts);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(notes).toHaveLength(1);
  });
});
