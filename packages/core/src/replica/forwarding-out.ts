import type { Message, Value } from './message.js';
import type { Out } from './replica.js';
import type { Emission, ObservationRequest } from './wave.js';

/**
 * An `out` between a replica and the engine's, which passes everything on. Adversaries and probes override what they
 * change or watch. One serves a replica for the whole run: the engine's own `out` is valid during a call only, so
 * {@link ForwardingReplica} hands it in anew at each event.
 */
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
