import type { Emission } from '@dmct/core';
import { pinned, SPEED_OF_LIGHT } from '@dmct/physics';

const NANOSECONDS = 1e9;

/** Two paths to one place. */
export interface Paths {
  /** From the emitter to be cancelled to the victim, m. */
  readonly targetMetres: number;
  /** From the canceller to the victim, m. */
  readonly ownMetres: number;
}

/**
 * The emission whose field at the victim is minus that of `target`: same carriers, turned by half a turn and by the
 * phase that the other path makes, timed to arrive together, scaled by the ratio of the paths (1/r, clamped at 1 m).
 * What the canceller can't do stays undone: it emits not before `earliestNanoseconds`, so that causality leaves the
 * head of a nearer target's wave standing, and not above the target's own amplitude.
 */
export function antiphaseEmission(target: Emission, paths: Paths, earliestNanoseconds: number): Emission {
  const lead = (paths.targetMetres - paths.ownMetres) / SPEED_OF_LIGHT;
  const aligned = target.startNanoseconds + Math.round(lead * NANOSECONDS);
  const startNanoseconds = Math.max(aligned, earliestNanoseconds);
  // How much later than the target's the cancelling wave arrives, s: what rounding and causality leave.
  const lag = (startNanoseconds - target.startNanoseconds) / NANOSECONDS - lead;
  const { frequenciesHz, phasesRadians } = target.carriers;
  const turned = phasesRadians.map((phase, l) => {
    const turns = (frequenciesHz[l] ?? 0) * lag + 0.5;
    return phase + pinned.TAU * (turns - Math.floor(turns));
  });
  const ratio = Math.max(paths.ownMetres, 1) / Math.max(paths.targetMetres, 1);
  return {
    ...target,
    startNanoseconds,
    amplitude: target.amplitude * Math.min(1, ratio),
    carriers: { ...target.carriers, phasesRadians: turned },
  };
}
