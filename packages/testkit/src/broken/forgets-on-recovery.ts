import { ForwardingOut, ForwardingReplica, type Out, type Replica, type Strategy } from '@dmct/core';
import { createLockedViews } from '../control/locked-views/index.js';

/** Comes back from a crash as if it had never been there: what it promised is forgotten, and what it decided. */
class Amnesiac extends ForwardingReplica {
  constructor(private readonly create: () => Replica) {
    super(create(), new ForwardingOut());
  }
  override onRecover(out: Out): void {
    Object.assign(this, { inner: this.create() });
    super.onStart(out);
  }
}

const control = createLockedViews('kit-forgets-on-recovery', {});

/** Planted bug: state that a protocol counts on is not kept over a crash. */
export const forgetsOnRecovery: Strategy = {
  ...control,
  title: 'kit-forgets-on-recovery (broken on purpose)',
  summary: 'Loses its state in a crash, decisions and locks with it.',
  createReplica: (context) => new Amnesiac(() => control.createReplica(context)),
};
