import { createStream, type Scenario } from '@dmct/core';
import type { Emitter, Stage } from './stage.js';

/** The strategies that speak through waves. */
export const WAVE_STRATEGIES = ['dmct-seed', 'dmct'] as const;

/**
 * The whole protocol among the scene's generals: same places, as many traitors, standing where the scene has them. The
 * seed draws who is a traitor, so the traitors' places are given to those. Powers and phases are the protocol's own;
 * what the traitors do follows from the scene: late, louder, or just lying.
 */
export function scenarioOfStage(stage: Stage, strategy: string, seed: number): Scenario {
  const nodes = stage.emitters.length;
  const liars = stage.emitters.filter(({ side }) => side === 'lie');
  const places: number[][] = [];
  protocolIds(stage, seed).forEach((id, index) => {
    const { x, y } = stage.emitters[index]!;
    places[id] = [x, y, 0];
  });
  const { attack, attackParams } = attackOf(liars);
  return {
    strategy,
    attack,
    attackParams,
    nodes,
    traitors: liars.length,
    seed,
    topology: 'document',
    workload: 'orders',
    conditions: { scaleMetres: 1, places },
  };
}

/** The number that each of the scene's generals has in the protocol: its own, but where the seed names other traitors. */
export function protocolIds(stage: Stage, seed: number): readonly number[] {
  const ids = stage.emitters.map((_, id) => id);
  const liars = stage.emitters.filter(({ side }) => side === 'lie').length;
  const corrupted = new Set(
    createStream(seed, 'traitors')
      .shuffle([...ids])
      .slice(0, liars),
  );
  const lies = ids.filter((id) => corrupted.has(id)).values();
  const truths = ids.filter((id) => !corrupted.has(id)).values();
  return stage.emitters.map(({ side }) => (side === 'lie' ? lies : truths).next().value!);
}

function attackOf(
  liars: readonly Emitter[],
): Pick<Scenario, 'attack'> & { attackParams: Record<string, number> } {
  const power = Math.max(0, ...liars.map((liar) => liar.power));
  const late = Math.max(0, ...liars.map((liar) => liar.lateNanoseconds));
  if (liars.length === 0) return { attack: 'none', attackParams: {} };
  if (late > 0) return { attack: 'late-emission', attackParams: { delaySeconds: late / 1e9 } };
  if (power > 1.001) return { attack: 'louder', attackParams: { gain: Math.round(power * 1e4) / 1e4 } };
  return { attack: 'wrong-order', attackParams: {} };
}
