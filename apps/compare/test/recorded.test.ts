import { createBuiltInRegistry, runClaims, runValidations } from '@dmct/catalog';
import type { ClaimResult, ValidationRow } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import {
  collectRecordedClaims,
  collectRecordedValidation,
  isClaimToday,
  isRowToday,
} from '../src/catalog/recorded.js';

const registry = createBuiltInRegistry();
const claims = collectRecordedClaims();
const validation = collectRecordedValidation();
/** What makes these tests pass again after a change of a ledger. */
const AGAIN = 'recorded before the ledger changed: run node scripts/record-ledgers.mjs';

describe('the run with which the ledgers open', () => {
  it('holds every claim of today’s ledger, under its rule, with the verdict of its judge', () => {
    const wanted = registry.claims.all.map(({ id }) => id);
    expect(
      claims?.entries.map(({ id }) => id),
      AGAIN,
    ).toEqual(wanted);
  });

  it('holds every point of today’s published results, with the number that is expected of it', () => {
    const wanted = registry.validations.all.flatMap(({ id, points }) =>
      points.map((point) => `${id} ${JSON.stringify(point)}`),
    );
    const held = validation?.entries.map(({ id, params }) => `${id} ${JSON.stringify(params)}`);
    expect(held, AGAIN).toEqual(wanted);
  });

  it('is a whole run, not a quick one, and says of which version and day', () => {
    for (const manifest of [claims?.manifest, validation?.manifest]) {
      expect(manifest).toMatchObject({ quick: false, seed: 1 });
      expect(manifest?.version).toMatch(/^\d+\.\d+\.\d+/);
      expect(manifest?.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it('is what the same experiments measure now: two short ones are done again', async () => {
    const again = await runClaims(registry, ['speed-of-light-finality'], {});
    const recorded = claims?.entries.find(({ id }) => id === 'speed-of-light-finality');
    expect(recorded, AGAIN).toEqual(JSON.parse(JSON.stringify(again.claims[0])));
    const { rows } = await runValidations(registry, ['C2'], {});
    const recordedRows = validation?.entries.filter(({ id }) => id === 'C2');
    expect(recordedRows, AGAIN).toEqual(JSON.parse(JSON.stringify(rows)));
  });
});

describe('an entry that is no longer of the ledger is left out', () => {
  const [claim] = registry.claims.all;
  const entry = claims?.entries[0] as ClaimResult;

  it.each([
    ['another rule', { rule: 'whatever comes out' }],
    ['another statement', { statement: 'Something else.' }],
    ['a verdict that its judge does not give', { verdict: 'supported' }],
    ['a condition that its judge does not give', { condition: 'on Sundays' }],
  ] as const)('a claim with %s', (_, change) => {
    if (claim === undefined) throw new Error('there are no claims');
    expect(isClaimToday(claim, entry)).toBe(true);
    expect(isClaimToday(claim, { ...entry, ...change })).toBe(false);
  });

  it.each([
    ['another expected number', { expected: 0.5 }],
    ['another point', { params: { z: 77 } }],
    ['another title', { title: 'something else' }],
    ['another id', { id: 'Z9' }],
  ] as const)('a result with %s', (_, change) => {
    const row = validation?.entries[0] as ValidationRow;
    expect(isRowToday(registry, row)).toBe(true);
    expect(isRowToday(registry, { ...row, ...change })).toBe(false);
  });
});
