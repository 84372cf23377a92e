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
    return this.#engine.time + (this.#engine.parts.skews[this.#me] as number);
  }

  send(to: number, message: Message): void {
    const slot = this.#engine.openEnvelope(this.#me, message);
    this.#engine.post(slot, to);
    this.#engine.closeEnvelope(slot);
  }

  broadcast(message: Message): void {
    const slot = this.#engine.openEnvelope(this.#me, message);
    const nodes = this.#engine.parts.nodes;
    for (let to = 0; to < nodes; to++) if (to !== this.#me) this.#engine.post(slot, to);
    this.#engine.closeEnvelope(slot);
  }

  multicast(message: Message, group: readonly number[]): void {
    const slot = this.#engine.openEnvelope(this.#me, message);
    for (const to of group) this.#engine.post(slot, to);
    this.#engine.closeEnvelope(slot);
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
    this.#engine.work(this.#me, tag, effortSeconds);
  }

  submit(instance: number, value: Value): void {
    this.#engine.parts.log.submit(this.#engine.time, this.#me, instance, value);
  }

  decide(instance: number, value: Value): void {
    this.#engine.decide(this.#me, instance, value);
  }

  retract(instance: number): void {
    this.#engine.parts.log.retract(this.#engine.time, this.#me, instance);
  }
}
