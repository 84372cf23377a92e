import { ContractError, type Fate, type Packet, type Power } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { registryOf, scenarioOf, voteOnce } from '../support/plugins.js';

const fixed = { fixedDelaySeconds: 0.1 };

function underFate(fate: (packet: Packet) => Fate, powers: readonly Power[], conditions: object = fixed) {
  const registry = registryOf(voteOnce, { attack: () => ({ onPacket: fate }), powers, corruption: 'none' });
  return simulate(registry, scenarioOf({ attack: 'test-attack', conditions: { ...conditions } }));
}

describe("the adversary's network power", () => {
  it('is refused where the attack did not declare it', () => {
    for (const fate of ['drop', { delay: 5 }, { duplicate: 5 }] as const) {
      expect(() => underFate(() => fate, [])).toThrow(ContractError);
    }
  });

  it('is not needed to suppress a traitor’s own messages', () => {
    const registry = registryOf(voteOnce, {
      attack: (context) => ({ onPacket: ({ from }) => (context.isFaulty(from) ? 'drop' : 'deliver') }),
    });
    const result = simulate(registry, scenarioOf({ attack: 'test-attack', traitors: 1 }));
    expect(result.messages).toMatchObject({ total: 12, delivered: 9 });
    expect(result.assumptionsBroken).toEqual([]);
  });

  it('breaks reliable links by dropping, and the run shows it', () => {
    const result = underFate(({ to }) => (to === 0 ? 'drop' : 'deliver'), ['drop-messages']);
    expect(result.assumptionsBroken).toEqual(['synchrony', 'partial-synchrony', 'reliable-links']);
    expect(result.messages.delivered).toBe(9);
    expect(result.verdicts.termination).toBe('violated');
  });

  it('breaks nothing by a delay within the bound', () => {
    const result = underFate(() => ({ delay: 1e8 }), ['delay-messages']);
    expect(result.assumptionsBroken).toEqual([]);
  });

  it('breaks synchrony by a delay past the bound, and partial synchrony only after GST', () => {
    const late = () => ({ delay: 5e8 });
    expect(underFate(late, ['delay-messages']).assumptionsBroken).toEqual(['synchrony', 'partial-synchrony']);
    const beforeGst = underFate(late, ['delay-messages'], { ...fixed, gstSeconds: 0.4 });
    expect(beforeGst.assumptionsBroken).toEqual(['synchrony']);
    expect(beforeGst.finalitySeconds?.max).toBe(0.5);
  });

  it('spares partial synchrony where the bound after GST is kept, also for what was sent before it', () => {
    const conditions = { ...fixed, gstSeconds: 0.4 };
    const late = underFate(
      ({ sentNanoseconds }) => ({ delay: 5e8 - sentNanoseconds }),
      ['delay-messages'],
      conditions,
    );
    expect(late.assumptionsBroken).toEqual(['synchrony']);
    const later = underFate(
      ({ sentNanoseconds }) => ({ delay: 5e8 + 1 - sentNanoseconds }),
      ['delay-messages'],
      conditions,
    );
    expect(later.assumptionsBroken).toEqual(['synchrony', 'partial-synchrony']);
  });

  it('delivers a second copy of a duplicated packet, which votes once', () => {
    const result = underFate(() => ({ duplicate: 2e8 }), ['duplicate-messages']);
    expect(result.messages).toMatchObject({ total: 12, delivered: 24 });
    expect(result.verdicts.integrity).toBe('holds');
  });

  it('can not turn time back', () => {
    expect(() => underFate(() => ({ delay: -1 }), ['delay-messages'])).toThrow('asked for a delay of -1 ns');
  });
});

describe('the network itself', () => {
  it('loses packets with the given probability', () => {
    const registry = registryOf(voteOnce);
    const probability = 0.2;
    const { messages } = simulate(
      registry,
      scenarioOf({ nodes: 100, conditions: { lossProbability: probability } }),
    );
    const lost = 1 - messages.delivered / messages.total;
    const deviation = Math.sqrt((probability * (1 - probability)) / messages.total);
    expect(Math.abs(lost - probability)).toBeLessThan(3.3 * deviation);
  });

  it('keeps every delay of an unhurried network under the bound that the participants know', () => {
    const registry = registryOf(voteOnce);
    for (let seed = 0; seed < 10; seed++) {
      const result = simulate(registry, scenarioOf({ nodes: 40, seed }));
      expect(result.assumptionsBroken).toEqual([]);
    }
  });

  it('makes messages queue on the sender’s uplink', () => {
    // 100 bytes at 800 bit/s take a second each; the third copy leaves after three.
    const conditions = {
      bandwidthBitsPerSecond: 800,
      jitterFraction: 0,
      processingSeconds: 0,
      scaleMetres: 1,
    };
    const arrivals: number[] = [];
    const registry = registryOf((context) => ({
      onStart: (out) => context.id === 0 && out.broadcast({ kind: 0, topic: -1, bytes: 100, step: 0 }),
      onMessage: (_from, _message, out) => void arrivals.push(Math.round(out.now / 1e6) / 1e3),
    }));
    simulate(registry, scenarioOf({ topology: 'line', conditions }));
    expect(arrivals).toEqual([1, 2, 3]);
  });

  it('takes light’s time in fibre over the route between cities', () => {
    const conditions = {
      jitterFraction: 0,
      processingSeconds: 0,
      routeFactor: 1,
      bandwidthBitsPerSecond: 1e15,
    };
    const arrivals: number[] = [];
    const registry = registryOf((context) => ({
      onStart: (out) => context.id === 0 && out.send(1, { kind: 0, topic: -1, bytes: 1, step: 0 }),
      onMessage: (_from, _message, out) => void arrivals.push(out.now / 1e9),
    }));
    simulate(
      registry,
      scenarioOf({ topology: 'line', conditions: { ...conditions, scaleMetres: 299792458 } }),
    );
    // One light second of fibre with index 1.468.
    expect(arrivals[0]).toBeCloseTo(1.468, 6);
  });
});
