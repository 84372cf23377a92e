import {
  defineAttack,
  ForwardingOut,
  ForwardingReplica,
  type Message,
  type Out,
  type Replica,
  secondsToNanoseconds,
} from '@dmct/core';
import { z } from 'zod';

const params = z.object({
  atSeconds: z
    .number()
    .nonnegative()
    .finite()
    .default(0)
    .describe('when the corrupted replicas fall silent, s'),
});

/** Crash faults: the corrupted replicas work as told until a moment, then do nothing for ever. */
export const silence = defineAttack({
  name: 'silence',
  title: 'Silence',
  summary: 'Corrupted replicas go offline (crash): they send nothing, emit nothing and answer nobody.',
  citations: [
    {
      authors: 'R. D. Schlichting, F. B. Schneider',
      title: 'Fail-stop processors: an approach to designing fault-tolerant computing systems',
      year: 1983,
      venue: 'ACM Transactions on Computer Systems 1(3), 222-238',
      doi: '10.1145/357369.357371',
    },
    {
      authors: 'M. J. Fischer, N. A. Lynch, M. S. Paterson',
      title: 'Impossibility of distributed consensus with one faulty process',
      year: 1985,
      venue: 'Journal of the ACM 32(2), 374-382',
      doi: '10.1145/3149.214121',
    },
  ],
  params,
  needs: [['messages', 'field']],
  powers: [],
  breaks: () => [],
  expects: {
    violates: ['termination'],
    summary:
      'Stops a protocol that waits for more replicas than are left; never makes honest replicas disagree.',
  },
  createAdversary(context) {
    const atNanoseconds = secondsToNanoseconds(context.params.atSeconds);
    const isSilent = (): boolean => context.now() >= atNanoseconds;
    return {
      corrupt: (replica) => new CrashingReplica(replica, isSilent),
      // What was radiated in advance is still in the air's future: the crash takes it back.
      onEmission: (emission) => (emission.startNanoseconds >= atNanoseconds ? [] : [emission]),
    };
  },
});

/** Deaf and dumb once `isSilent` says so. */
class CrashingReplica extends ForwardingReplica {
  constructor(
    inner: Replica,
    private readonly isSilent: () => boolean,
  ) {
    super(inner, new ForwardingOut());
  }
  override onStart(out: Out): void {
    if (!this.isSilent()) super.onStart(out);
  }
  override onMessage(from: number, message: Message, out: Out): void {
    if (!this.isSilent()) super.onMessage(from, message, out);
  }
  override onObservation(...event: Parameters<ForwardingReplica['onObservation']>): void {
    if (!this.isSilent()) super.onObservation(...event);
  }
  override onTimer(id: number, out: Out): void {
    if (!this.isSilent()) super.onTimer(id, out);
  }
  override onWork(tag: number, out: Out): void {
    if (!this.isSilent()) super.onWork(tag, out);
  }
  override onRecover(out: Out): void {
    if (!this.isSilent()) super.onRecover(out);
  }
}
