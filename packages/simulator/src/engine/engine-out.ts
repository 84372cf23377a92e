import type { Emission, Message, ObservationRequest, Out, Value } from '@dmct/core';
import type { Engine } from './engine.js';

/** The one `out` of a run. It speaks for the replica whose event is being handled. */
export class EngineOut implements Out {
  readonly #engine: Engine;
  #me = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** This object, speaking for `id` from now on. */
  as(id: number): this {
    this.#me = id;
    return this;
  }

  get now(): number {
    const { schedule, skews } = this.#engine.parts;
    return schedule.now + (skews[this.#me] as number);
  }

  send(to: number, message: Message): void {
    this.#engine.parts.post.send(this.#me, message, to);
  }

  broadcast(message: Message): void {
    this.#engine.parts.post.broadcast(this.#me, message);
  }

  multicast(message: Message, group: readonly number[]): void {
    this.#engine.parts.post.multicast(this.#me, message, group);
  }

  emit(emission: Emission): void {
    this.#engine.emit(this.#me, emission);
  }

  observe(request: ObservationRequest): void {
    this.#engine.observe(this.#me, request);
  }

  setTimer(id: number, delayNanoseconds: number): void {
    this.#engine.setTimer(this.#me, id, Math.round(delayNanoseconds));
  }

  cancelTimer(id: number): void {
    this.#engine.cancelTimer(this.#me, id);
  }

  work(tag: number, effortSeconds: number): void {
    this.#engine.parts.races.start(this.#me, tag, effortSeconds);
  }

  submit(instance: number, value: Value): void {
    const { log, schedule } = this.#engine.parts;
    log.submit(schedule.now, this.#me, instance, value);
  }

  decide(instance: number, value: Value): void {
    this.#engine.decide(this.#me, instance, value);
  }

  retract(instance: number): void {
    const { log, schedule } = this.#engine.parts;
    log.retract(schedule.now, this.#me, instance);
  }
}
