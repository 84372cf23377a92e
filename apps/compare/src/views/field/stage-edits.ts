import type { Held } from './handles.js';
import type { Emitter, Side, Stage } from './stage.js';

/** The scene with a part of one emitter changed. */
export function withEmitter(stage: Stage, index: number, part: Partial<Emitter>): Stage {
  const emitters = stage.emitters.map((each, at) => (at === index ? { ...each, ...part } : each));
  return { ...stage, emitters };
}

/** The scene with an emitter or an observer elsewhere. */
export function withMoved(stage: Stage, { index, kind }: Held, to: { x: number; y: number }): Stage {
  if (kind === 'emitter') return withEmitter(stage, index, to);
  return { ...stage, observers: stage.observers.map((each, at) => (at === index ? to : each)) };
}

/** The scene with one more general of a side, in the upper right, in the last slot that anybody has. */
export function withAdded(stage: Stage, side: Side): Stage {
  const { frame } = stage;
  const added: Emitter = {
    x: frame.x + frame.width * 0.7,
    y: frame.y + frame.height * 0.25,
    side,
    carrier: side,
    power: 1,
    phaseTurns: 0,
    slotNanoseconds: Math.max(0, ...stage.emitters.map((each) => each.slotNanoseconds)),
    lateNanoseconds: 0,
  };
  return { ...stage, emitters: [...stage.emitters, added] };
}

/** The scene without one of its generals. */
export function withoutEmitter(stage: Stage, index: number): Stage {
  return { ...stage, emitters: stage.emitters.filter((_, at) => at !== index) };
}
