import {
  ForwardingOut,
  ForwardingReplica,
  type Message,
  type Out,
  type Replica,
  type Strategy,
  type Value,
} from '@dmct/core';
import { signedRelay, type SignedOrder } from '../control/signed-relay.js';

/** Gives every replica of the healthy control one planted bug. */
function mutant(name: string, summary: string, spoil: (replica: Replica) => Replica): Strategy {
  const control: Strategy = signedRelay;
  return {
    ...control,
    name,
    title: `${name} (broken on purpose)`,
    summary,
    createReplica: (context) => spoil(control.createReplica(context)),
  };
}

/** Planted bug: integrity falls. */
export const decidesTwice = mutant(
  'kit-decides-twice',
  'Decides, and decides again.',
  (replica) =>
    new ForwardingReplica(
      replica,
      new (class extends ForwardingOut {
        override decide(instance: number, value: Value): void {
          super.decide(instance, value);
          super.decide(instance, value);
        }
      })(),
    ),
);

/** Planted bug: validity falls. */
export const decidesUnproposed = mutant(
  'kit-decides-unproposed',
  'Decides what nobody ordered.',
  (replica) =>
    new ForwardingReplica(
      replica,
      new (class extends ForwardingOut {
        override decide(instance: number): void {
          super.decide(instance, 'surrender');
        }
      })(),
    ),
);

/** Planted bug: termination falls. */
export const neverDecides = mutant(
  'kit-never-decides',
  'Goes through all the motions and never decides.',
  (replica) =>
    new ForwardingReplica(
      replica,
      new (class extends ForwardingOut {
        override decide(): void {}
      })(),
    ),
);

const REGRET_TIMER = 999;

/** Planted bug: finality falls. */
export const reverts = mutant(
  'kit-reverts',
  'Decides, and takes it back a second later.',
  (replica) =>
    new (class extends ForwardingReplica {
      override onTimer(id: number, out: Out): void {
        if (id === REGRET_TIMER) out.retract(0);
        else super.onTimer(id, out);
      }
    })(
      replica,
      new (class extends ForwardingOut {
        override decide(instance: number, value: Value): void {
          super.decide(instance, value);
          this.target.setTimer(REGRET_TIMER, 1e9);
        }
      })(),
    ),
);

let timersSet = 0;

/**
 * Planted bug: what it does hangs on the run that its module saw first, so that two workers differ. A module of its own
 * at each call.
 */
export function createFirstComer(): Strategy {
  let shiftNanoseconds: number | undefined;
  const spoilt = mutant(
    'kit-first-comer',
    'Keeps a number that its first run drew outside its replicas, and shifts its timers by it.',
    (replica) =>
      new ForwardingReplica(
        replica,
        new (class extends ForwardingOut {
          override setTimer(id: number, delayNanoseconds: number): void {
            super.setTimer(id, delayNanoseconds + (shiftNanoseconds ?? 0));
          }
        })(),
      ),
  );
  return {
    ...spoilt,
    createReplica(context) {
      shiftNanoseconds ??= context.stream('shift').integer(1000);
      return spoilt.createReplica(context);
    },
  };
}

/** Planted bug: two runs of a seed differ. */
export const nondeterministic = mutant(
  'kit-nondeterministic',
  'Keeps a count outside its replicas, which outlives the run and shifts its timers.',
  (replica) =>
    new ForwardingReplica(
      replica,
      new (class extends ForwardingOut {
        override setTimer(id: number, delayNanoseconds: number): void {
          super.setTimer(id, delayNanoseconds + timersSet++);
        }
      })(),
    ),
);

/** Planted bug: a message changes after it was sent. */
export const mutatesMessages = mutant(
  'kit-mutates-messages',
  'Reorders the signatures of a message after sending it.',
  (replica) =>
    new ForwardingReplica(
      replica,
      new (class extends ForwardingOut {
        override broadcast(message: Message): void {
          super.broadcast(message);
          ((message as SignedOrder).signatures as unknown[]).reverse();
        }
      })(),
    ),
);

/** Planted bug: a spoilt message makes a replica throw. */
export const throwsOnGarbage = mutant(
  'kit-throws-on-garbage',
  'Trusts that a message has the fields that an honest sender writes.',
  (replica) =>
    new (class extends ForwardingReplica {
      override onMessage(from: number, message: Message, out: Out): void {
        if ((message as SignedOrder).signatures.length > 0) super.onMessage(from, message, out);
      }
    })(replica, new ForwardingOut()),
);

/** Planted bug: forgeries count, and validity falls. */
export const ignoresSignatures: Strategy = {
  ...(signedRelay as Strategy),
  name: 'kit-ignores-signatures',
  title: 'kit-ignores-signatures (broken on purpose)',
  summary: 'Takes every signature for a true one.',
  createReplica: (context) =>
    (signedRelay as Strategy).createReplica({
      ...context,
      crypto: {
        scheme: context.crypto.scheme,
        digest: (text) => context.crypto.digest(text),
        sign: (text) => context.crypto.sign(text),
        verify: () => true,
      },
    }),
};

/** Planted bug: two snapshots in a row differ. */
export const unstableSnapshot = mutant(
  'kit-unstable-snapshot',
  'Counts how often it was looked at.',
  (replica) =>
    new (class extends ForwardingReplica {
      private looks = 0;
      override snapshot(): unknown {
        return { looks: this.looks++ };
      }
    })(replica, new ForwardingOut()),
);
