import type { Emission, Message, ObservationRequest, Out, Value } from '@dmct/core';

/** An `out` that passes everything on to the engine's. Probes and adversaries override what they watch or change. */
export class ForwardingOut implements Out {
  protected target!: Out;

  /** This object, over the engine's `out` of the present call. */
  over(target: Out): this {
    this.target = target;
    return this;
  }

  get now(): number {
    return this.target.now;
  }
  send(to: number, message: Message): void {
    this.target.send(to, message);
  }
  broadcast(message: Message): void {
    this.target.broadcast(message);
  }
  multicast(message: Message, group: readonly number[]): void {
    this.target.multicast(message, group);
  }
  emit(emission: Emission): void {
    this.target.emit(emission);
  }
  observe(request: ObservationRequest): void {
    this.target.observe(request);
  }
  setTimer(id: number, delayNanoseconds: number): void {
    this.target.setTimer(id, delayNanoseconds);
  }
  cancelTimer(id: number): void {
    this.target.cancelTimer(id);
  }
  work(tag: number, effortSeconds: number): void {
    this.target.work(tag, effortSeconds);
  }
  submit(instance: number, value: Value): void {
    this.target.submit(instance, value);
  }
  decide(instance: number, value: Value): void {
    this.target.decide(instance, value);
  }
  retract(instance: number): void {
    this.target.retract(instance);
  }
}
