import type { Message, Observation, Out, Replica } from '@dmct/core';
import type { Side, Sides } from './sides.js';
import { untwinned, type TwinOut } from './twin-out.js';

/** An honest replica of one participant, and the way its words take. */
export interface Twin {
  readonly replica: Replica;
  readonly filter: TwinOut;
}

/**
 * One identity, two honest replicas: each hears and answers its own half as if the other half didn't exist. Neither
 * breaks a rule; that both sign with one key is the whole misdeed (Bano et al. 2021).
 */
export class TwinReplica implements Replica {
  constructor(
    private readonly twins: readonly [Twin, Twin],
    private readonly sides: Sides,
  ) {}

  onStart(out: Out): void {
    this.both(({ replica, filter }) => replica.onStart?.(filter.over(out)));
  }
  onMessage(from: number, message: Message, out: Out): void {
    const hear = ({ replica, filter }: Twin): void => replica.onMessage?.(from, message, filter.over(out));
    const side = this.sides.sideOf(from, message);
    if (side === null) this.both(hear);
    else hear(this.twins[side]);
  }
  onObservation(observation: Observation, out: Out): void {
    const { side, id } = untwinned(observation.tag);
    const { replica, filter } = this.twins[side];
    replica.onObservation?.({ ...observation, tag: id }, filter.over(out));
  }
  onTimer(timer: number, out: Out): void {
    const { side, id } = untwinned(timer);
    const { replica, filter } = this.twins[side];
    replica.onTimer?.(id, filter.over(out));
  }
  onRecover(out: Out): void {
    this.both(({ replica, filter }) => replica.onRecover?.(filter.over(out)));
  }
  snapshot(): unknown {
    const sides: readonly Side[] = [0, 1];
    return { twins: sides.map((side) => this.twins[side].replica.snapshot()) };
  }

  private both(handle: (twin: Twin) => void): void {
    for (const twin of this.twins) handle(twin);
  }
}
