import type { Out } from '@dmct/core';
import { z } from 'zod';
import { attestationMessage, signAttestation, type PosMessage } from '../messages.js';
import { attestationDataFor, HonestValidator } from '../node/validator.js';
import { CASPER_2017 } from './citations.js';
import { definePosAttack } from './define-pos-attack.js';

/** In every second epoch the corrupted vote from a source before their last one: the new vote surrounds the old. */
export const surroundVote = definePosAttack({
  name: 'surround-vote',
  title: 'Surround vote',
  summary: 'In every second epoch corrupted validators sign a vote that surrounds the one before.',
  citations: [CASPER_2017],
  params: z.object({}),
  powers: [],
  breaks: () => [],
  expects: {
    violates: [],
    summary: 'Breaks nothing below a third; the two votes are evidence, and cost the stake.',
  },
  play: () => (view) => new Surrounder(view),
});

class Surrounder extends HonestValidator {
  protected override attest(out: Out<PosMessage>): void {
    const { calendar, context, store } = this.view;
    const epoch = calendar.epochOf(store.slot);
    if (epoch % 2 === 0) return super.attest(out);
    const head = store.head();
    const members = this.view.membersOf(store.slot);
    if (members.length === 0) return;
    const data = attestationDataFor(this.view, store.slot, head);
    // The epoch before, the source was one epoch older than now at most; two older surrounds it.
    const older = data.source.epoch - 2;
    const source = { epoch: older, root: store.tree.checkpointOf(head, older).root };
    const attestation = signAttestation({ ...data, source }, members, context.crypto);
    out.broadcast(attestationMessage(attestation));
  }
}
