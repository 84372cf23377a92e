import { frequencyOf, mediumOf, spanOf, type Emitter, type Stage } from './stage.js';

/** From this radius to that one a wave has covered the plane at a moment, m. */
interface Ring {
  inner: number;
  outer: number;
}

/** An emitter as the picture's sums need it. */
export interface Source {
  readonly x: number;
  readonly y: number;
  readonly amplitude: number;
  readonly start: number;
  readonly end: number;
  /** Turns of the phasor at the emitter itself; what r/c adds is taken off. */
  readonly turns: number;
  readonly turnsPerMetre: number;
  readonly group: number;
  /** Nothing of the picture is farther from it than this, m. */
  readonly reach: number;
  /** What of its wave is in the sums. */
  readonly ring: Ring;
}

/** An emitter of the scene, of whose wave nothing has been summed yet. */
export function sourceOf(stage: Stage, emitter: Emitter, pixelMetres: number): Source {
  const { end, start } = spanOf(stage, emitter);
  const frequency = frequencyOf(stage, emitter.carrier);
  const { frame } = stage;
  const farX = Math.max(emitter.x - frame.x, frame.x + frame.width - emitter.x);
  const farY = Math.max(emitter.y - frame.y, frame.y + frame.height - emitter.y);
  return {
    x: emitter.x,
    y: emitter.y,
    amplitude: Math.sqrt(emitter.power),
    start,
    end,
    turns: emitter.phaseTurns - frequency * start,
    turnsPerMetre: frequency / mediumOf(stage).speedMetresPerSecond,
    group: emitter.side === 'truth' ? 0 : emitter.carrier === 'truth' ? 1 : 2,
    reach: Math.sqrt(farX * farX + farY * farY) + pixelMetres,
    ring: { inner: 0, outer: 0 },
  };
}

export function isSameEmitter(a: Emitter, b: Emitter): boolean {
  return (Object.keys(a) as (keyof Emitter)[]).every((key) => a[key] === b[key]);
}

/** Whether two scenes differ in nothing that is drawn but in what their emitters do. */
export function isSameButEmitters(a: Stage, b: Stage): boolean {
  return (
    a.emitters.length === b.emitters.length &&
    a.truthHz === b.truthHz &&
    a.lieHz === b.lieHz &&
    a.pulseNanoseconds === b.pulseNanoseconds &&
    a.clampMetres === b.clampMetres &&
    JSON.stringify(a.frame) === JSON.stringify(b.frame)
  );
}
