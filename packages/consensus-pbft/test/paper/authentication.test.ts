import { createRegistry, isRight, type Strategy } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { pbft } from '../../src/index.js';
import { createCommit, KIND, type PbftMessage } from '../../src/messages.js';
import { registryWith, run, twoFaced, undisturbed } from '../workbench.js';

const params = { authentication: 'signature' };

describe('section 5.3: signatures in place of tags', () => {
  it('the same messages cost more computation and more bytes', () => {
    const tagged = run(undisturbed, { nodes: 7 });
    const signed = run(undisturbed, { nodes: 7, params });
    expect(signed.messages.total).toBe(tagged.messages.total);
    expect(isRight(signed.verdicts)).toBe(true);
    // Pre-prepares, commits and replies bear a signature each that prepares bear anyway.
    expect(signed.messages.bytes - tagged.messages.bytes).toBe(64 * (6 + 42 + 7));
    expect(signed.energyJoules.byPart.computation).toBeGreaterThan(
      1.5 * tagged.energyJoules.byPart.computation,
    );
  });

  it('pays for a tag or for a signature, never for both', () => {
    const paid = (raw: object, authentication = pbft.authentication): number => {
      const strategies = [{ ...pbft, authentication }] as readonly Strategy[];
      const registry = createRegistry({ strategies, attacks: undisturbed.attacks.all });
      return run(registry, { nodes: 7, params: { ...raw } }).energyJoules.byPart.computation;
    };
    expect(paid(params)).toBe(paid(params, 'none'));
    expect(paid({})).toBe(paid({}, 'mac'));
    expect(paid({})).toBeGreaterThan(paid({}, 'none'));
  });

  it('holds with real Ed25519 keys', () => {
    expect(isRight(run(undisturbed, { params: { ...params, signatures: 'ed25519' } }).verdicts)).toBe(true);
  });

  it('holds under two-faced traitors, whose lies are signed', () => {
    const registry = registryWith({ powers: ['own-source'], createLie: twoFaced });
    for (let seed = 0; seed < 40; seed++) {
      expect(isRight(run(registry, { traitors: 1, seed, params }).verdicts)).toBe(true);
    }
    const unsafe = { ...params, quorum: 2 };
    const broken = run(registry, { traitors: 1, seed: 0, params: unsafe });
    expect(broken.verdicts.agreement).toBe('violated');
  });

  it('what is unsigned, or signed by another, or altered, is not heard', () => {
    const unsigned = (message: PbftMessage): PbftMessage =>
      message.kind === KIND.commit
        ? createCommit(message)
        : message.kind === KIND.reply || message.kind === KIND.prePrepare
          ? { ...message, view: message.view + 4 }
          : message;
    const registry = registryWith({ createLie: () => unsigned });
    for (let seed = 0; seed < 12; seed++) {
      const result = run(registry, { traitors: 1, seed, params });
      expect(isRight(result.verdicts)).toBe(true);
      // Three of four commit without the fourth's word; with the primary unheard, the view changes.
      expect(result.messages.byKind['view-change']! > 0).toBe(result.faulty.includes(0));
    }
  });
});
