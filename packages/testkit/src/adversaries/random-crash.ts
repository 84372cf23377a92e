import {
  defineAttack,
  ForwardingOut,
  ForwardingReplica,
  type Out,
  type RandomStream,
  type Replica,
} from '@dmct/core';
import { z } from 'zod';

const params = z.object({
  eventsMax: z
    .number()
    .int()
    .positive()
    .default(256)
    .describe('a corrupted replica stops after a random number of events, of a random magnitude, below this'),
});

/** Fail-stop at a random moment: also in the middle of a phase, after some of its words and before the others. */
export const randomCrash = defineAttack({
  name: 'kit-random-crash',
  title: 'Random crash',
  summary: 'Corrupted replicas stop for good after a random number of events.',
  citations: [],
  params,
  needs: [],
  powers: [],
  breaks: () => [],
  expects: { violates: [], summary: 'Every protocol bears it within its fault bound.' },
  createAdversary: (context) => ({
    corrupt: (replica, id) =>
      new StoppingReplica(replica, context.stream(`crash-${String(id)}`), context.params.eventsMax),
  }),
});

class StoppingReplica extends ForwardingReplica {
  private eventsLeft: number;

  constructor(inner: Replica, stream: RandomStream, eventsMax: number) {
    super(inner, new ForwardingOut());
    // Halving the range at random makes the first few events as likely as all the later ones together.
    let range = eventsMax;
    while (range > 1 && stream.integer(8) > 0) range = Math.ceil(range / 2);
    this.eventsLeft = stream.integer(range);
  }
  protected override on(handle: () => void, out: Out): void {
    if (this.eventsLeft-- > 0) super.on(handle, out);
  }
}
