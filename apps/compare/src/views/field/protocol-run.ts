import { createStream, type Scenario } from '@dmct/core';
import type { Emitter, Stage } from './stage.js';

/** The strategies that speak through waves. */
export const WAVE_STRATEGIES = ['dmct-seed', 'dmct'] as const;
export type WaveStrategy = (typeof WAVE_STRATEGIES)[number];

/**
 * The whole protocol among the scene's generals: same places, as many traitors, standing where the scene has them (the
 * seed draws who is a traitor, so the traitors' places are given to those), each with the power, tone, phase and
 * emission time that it has in the scene. The document's protocol also plays the honest phases and the observers'
 * window; `unplayedOf` names what a protocol has no room for.
 */
export function scenarioOfStage(stage: Stage, strategy: WaveStrategy, seed: number): Scenario {
  const ids = protocolIds(stage, seed);
  const places: number[][] = [];
  stage.emitters.forEach(({ x, y }, index) => (places[ids[index]!] = [x, y, 0]));
  return {
    strategy,
    ...attackOf(stage),
    params: strategy === 'dmct-seed' ? seedParamsOf(stage, ids) : {},
    nodes: stage.emitters.length,
    traitors: liarsOf(stage).length,
    seed,
    topology: 'document',
    workload: 'orders',
    conditions: { scaleMetres: 1, clampRadiusMetres: stage.clampMetres, places },
  };
}

/** The number that each of the scene's generals has in the protocol: its own, but where the seed names other traitors. */
export function protocolIds(stage: Stage, seed: number): readonly number[] {
  const ids = stage.emitters.map((_, id) => id);
  const corrupted = new Set(
    createStream(seed, 'traitors')
      .shuffle([...ids])
      .slice(0, liarsOf(stage).length),
  );
  const lies = ids.filter((id) => corrupted.has(id)).values();
  const truths = ids.filter((id) => !corrupted.has(id)).values();
  return stage.emitters.map(({ side }) => (side === 'lie' ? lies : truths).next().value!);
}

function liarsOf(stage: Stage): readonly Emitter[] {
  return stage.emitters.filter(({ side }) => side === 'lie');
}

/** The traitors' emissions, replayed: [power, share of the lie, lag in s, turns] each, in the order of their numbers. */
function attackOf(stage: Stage): Pick<Scenario, 'attack' | 'attackParams'> {
  const emission = liarsOf(stage).map(({ carrier, lateNanoseconds, phaseTurns, power }) => [
    rounded(power),
    carrier === 'lie' ? 1 : 0,
    Math.round(lateNanoseconds) / 1e9,
    rounded(phaseTurns),
  ]);
  if (emission.length === 0) return { attack: 'none', attackParams: {} };
  // Traitors take their parts in turn: one part is enough for all who do the same.
  const isOne = emission.every((part) => String(part) === String(emission[0]));
  return {
    attack: 'adaptive',
    attackParams: { phases: 'own', emission: isOne ? emission.slice(0, 1) : emission },
  };
}

/** Phases and the listening window; where waves end by themselves, the protocol's own window stays. */
function seedParamsOf(stage: Stage, ids: readonly number[]): Record<string, unknown> {
  const phaseTurns: number[] = [];
  stage.emitters.forEach((emitter, index) => (phaseTurns[ids[index]!] = rounded(emitter.phaseTurns)));
  if (stage.pulseNanoseconds !== null) return { phaseTurns };
  const { durationNanoseconds, startNanoseconds } = stage.listen;
  return {
    phaseTurns,
    propagationSeconds: Math.ceil(startNanoseconds) / 1e9,
    listeningSeconds: durationNanoseconds / 1e9,
  };
}

/** As a link has it, so that a link's reader gets the same command. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
