import type { EnergyProfile, Figure } from '@dmct/core';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { accountEnergy, type EnergyInput } from '../../src/energy/account.js';
import { BITCOIN_POWER, ETHEREUM_POWER } from '../../src/energy/figures.js';

const watts = (value: number): Figure => ({ value, unit: 'W', source: 'this test', year: 2026 });
const HOUR_SECONDS = 3600;
const JOULES_PER_GWH = 1e9 * HOUR_SECONDS;

const nothing: EnergyInput = {
  profile: null,
  nodes: 4,
  finalitySecondsMean: 2,
  decisions: 1,
  bytes: 0,
  signs: 0,
  verifies: 0,
  macs: 0,
  digests: 0,
  emissionJoules: 0,
  listeningSeconds: 0,
  workShareSeconds: 0,
  endedSeconds: 5,
};

describe('power that is always drawn', () => {
  const profile: EnergyProfile = { nodeWatts: watts(10), workWatts: watts(1000) };

  it('counts for the time to finality, not for what the run was watched afterwards', () => {
    expect(accountEnergy({ ...nothing, profile }).byPart.idling).toBe(4 * 10 * 2);
  });

  it('is shared by the decisions in that time', () => {
    // Ten decisions in 5 s, each 2 s old when final: four of them fall into 2 s.
    expect(accountEnergy({ ...nothing, profile, decisions: 10 }).byPart.idling).toBe((4 * 10 * 2) / 4);
    // The same decisions, all made by 4 s: five of them fall into 2 s.
    const early = accountEnergy({ ...nothing, profile, decisions: 10, lastDecisionSeconds: 4 });
    expect(early.byPart.idling).toBe((4 * 10 * 2) / 5);
    // Two decisions 2.5 s apart don't overlap.
    expect(accountEnergy({ ...nothing, profile, decisions: 2 }).byPart.idling).toBe(4 * 10 * 2);
  });

  it('counts for the whole run where nobody decided', () => {
    const account = accountEnergy({ ...nothing, profile, decisions: 0, finalitySecondsMean: null });
    expect(account.byPart.idling).toBe(4 * 10 * 5);
    expect(account.deployed).toBeNull();
  });

  it('is drawn by work as far as the resource worked', () => {
    expect(accountEnergy({ ...nothing, profile, workShareSeconds: 5 }).byPart.work).toBe(1000 * 2);
    expect(accountEnergy({ ...nothing, profile, workShareSeconds: 2.5 }).byPart.work).toBe(500 * 2);
    expect(accountEnergy({ ...nothing, endedSeconds: 0, finalitySecondsMean: null }).total).toBe(0);
  });
});

describe('what is counted by the piece', () => {
  it('costs what the figures say', () => {
    const parts = (changes: Partial<EnergyInput>) => accountEnergy({ ...nothing, ...changes }).byPart;
    expect(parts({ signs: 1000 }).computation).toBeCloseTo(0.19, 12);
    expect(parts({ verifies: 1000 }).computation).toBeCloseTo(0.5, 12);
    // One GB at 0.06 kWh/GB in 2015, five halvings later.
    expect(parts({ bytes: 1e9 }).network).toBeCloseTo((0.06 * 3.6e6) / 32, 6);
    expect(parts({ emissionJoules: 3 }).emission).toBe(3);
    const listener: EnergyProfile = { nodeWatts: watts(0), listeningWatts: watts(2) };
    expect(parts({ profile: listener, listeningSeconds: 1.5 }).listening).toBe(3);
  });

  it('takes other unit costs', () => {
    const account = accountEnergy({
      ...nothing,
      signs: 2,
      macs: 1,
      digests: 1,
      unitCosts: { sign: 1, mac: 5, digest: 7 },
    });
    expect(account.byPart.computation).toBe(14);
  });

  it('is the marginal part, listening apart', () => {
    const profile: EnergyProfile = { nodeWatts: watts(10), listeningWatts: watts(1), workWatts: watts(1) };
    const account = accountEnergy({
      ...nothing,
      profile,
      signs: 1,
      bytes: 100,
      emissionJoules: 1,
      listeningSeconds: 1,
      workShareSeconds: 1,
    });
    const { computation, network, emission } = account.byPart;
    expect(account.marginal).toBe(computation + network + emission);
  });
});

describe("today's real networks", () => {
  const deployed = (deployedWatts: Figure, finalitySecondsMean: number) =>
    accountEnergy({ ...nothing, finalitySecondsMean, profile: { nodeWatts: watts(1), deployedWatts } })
      .deployed;

  it('Bitcoin spends 15.7 GWh in the hour of six confirmations', () => {
    expect((deployed(BITCOIN_POWER, HOUR_SECONDS) ?? 0) / JOULES_PER_GWH).toBeCloseTo(15.7, 1);
  });

  it('Ethereum spends 31.65 kWh in an epoch of 32 slots', () => {
    expect((deployed(ETHEREUM_POWER, 32 * 12) ?? 0) / 3.6e6).toBeCloseTo(31.65, 2);
  });

  it('are null where there is none', () => {
    expect(accountEnergy({ ...nothing, profile: { nodeWatts: watts(1) } }).deployed).toBeNull();
  });
});

const amount = fc.double({ min: 0, max: 1e6, noNaN: true });

test.prop([
  fc.record({
    decisions: fc.nat(20),
    bytes: amount,
    signs: amount,
    emissionJoules: amount,
    listeningSeconds: amount,
    endedSeconds: amount,
    finality: fc.option(amount),
  }),
])('the parts sum up to the total, and nothing is negative or undefined', ({ finality, ...meters }) => {
  const profile: EnergyProfile = { nodeWatts: watts(3), listeningWatts: watts(1), workWatts: watts(9) };
  const account = accountEnergy({ ...nothing, ...meters, profile, finalitySecondsMean: finality });
  const parts = Object.values(account.byPart);
  expect(parts.every((part) => part >= 0 && Number.isFinite(part))).toBe(true);
  const sum = parts.reduce((total, part) => total + part, 0);
  expect(Math.abs(account.total - sum)).toBeLessThanOrEqual(1e-12 * sum);
});
