import {
  type Emission,
  ForwardingOut,
  ForwardingReplica,
  type Message,
  type Out,
  type Replica,
  type ReplicaContext,
  type Strategy,
} from '@dmct/core';

/** What a check wants to see of a run from inside. A probe looks; it changes nothing. */
export interface Probe {
  onCreate?(context: ReplicaContext<unknown>): void;
  /** A replica handed a message to `out`, before the engine or an adversary saw it. */
  onSend?(from: number, message: Message): void;
  onEmission?(from: number, emission: Emission): void;
  /** A message is about to be handled. */
  onDelivery?(to: number, message: Message): void;
  /** A replica has handled an event. */
  afterEvent?(replica: Replica): void;
}

/** The same strategy under the same name, watched by a probe. */
export function probed(strategy: Strategy, probe: Probe): Strategy {
  return {
    ...strategy,
    createReplica(context) {
      probe.onCreate?.(context);
      const replica = strategy.createReplica(context);
      return new ProbedReplica(replica, new ProbedOut(context.id, probe), context.id, probe);
    },
  };
}

class ProbedReplica extends ForwardingReplica {
  constructor(
    inner: Replica,
    filter: ForwardingOut,
    private readonly id: number,
    private readonly probe: Probe,
  ) {
    super(inner, filter);
  }
  override onMessage(from: number, message: Message, out: Out): void {
    this.probe.onDelivery?.(this.id, message);
    super.onMessage(from, message, out);
  }
  protected override on(handle: () => void, out: Out): void {
    super.on(handle, out);
    this.probe.afterEvent?.(this.inner);
  }
}

class ProbedOut extends ForwardingOut {
  constructor(
    private readonly id: number,
    private readonly probe: Probe,
  ) {
    super();
  }
  override send(to: number, message: Message): void {
    this.probe.onSend?.(this.id, message);
    super.send(to, message);
  }
  override broadcast(message: Message): void {
    this.probe.onSend?.(this.id, message);
    super.broadcast(message);
  }
  override multicast(message: Message, group: readonly number[]): void {
    this.probe.onSend?.(this.id, message);
    super.multicast(message, group);
  }
  override emit(emission: Emission): void {
    this.probe.onEmission?.(this.id, emission);
    super.emit(emission);
  }
}
