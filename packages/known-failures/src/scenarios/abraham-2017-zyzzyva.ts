import type { Signature } from '@dmct/core';
import { KIND, type Certificate } from '../two-track/messages.js';
import { defineScenario, isAccept } from './play.js';

/**
 * Section 2: the commit-certificate of an old view beats what was decided fast in a later one.
 *
 * - View 0: the traitor leads and orders `a` at replicas 1 and 2, `b` at 3. It gathers a commit-certificate for `a`
 *   and shows it to nobody.
 * - View 1: replica 1 leads; 0 and 3 report `b`, itself `a`, nobody a certificate: f + 1 reports make it propose `b`. All
 *   four accept, and replica 3 hears all four: it decides `b` on the fast track. The network holds the rest.
 * - View 2: replica 2 leads; the traitor brings out its certificate. As published it comes first: replicas 0, 1 and 2
 *   accept `a` and decide it on the slow track.
 */
export const abraham2017Zyzzyva = defineScenario(
  {
    name: 'abraham-2017-zyzzyva',
    title: 'The hidden commit-certificate',
    summary: 'A traitor hides a commit-certificate for one view too long, and then shows it.',
    expects: { violates: ['agreement'], summary: 'Two replicas decide differently in the first log slot.' },
  },
  () => {
    const signatures: Signature[] = [];
    let hidden: Certificate | null = null;
    return {
      onView(view, stage) {
        const { lie, truth } = stage;
        if (view === 0) {
          stage.propose(0, truth, [1, 2]);
          stage.propose(0, lie, [3]);
          signatures.push(stage.signAccept(0, truth));
        } else if (view === 1) {
          stage.report({ view, accepted: { view: 0, value: lie }, certificate: null }, 1);
        } else {
          stage.report({ view, accepted: { view: 0, value: truth }, certificate: hidden }, 2);
        }
      },
      onMessage(_, { kind, signature, value, view }, stage) {
        if (kind === KIND.accept && view === 0 && value === stage.truth && signature !== null) {
          signatures.push(signature);
          if (signatures.length === 3) hidden = { view: 0, value, signatures: [...signatures] };
        }
        if (kind === KIND.propose) stage.accept(view, value, [1, 2, 3]);
      },
      isHeld(packet) {
        const { from, message, to } = packet;
        if (isAccept(packet, 0)) return to !== 0;
        if (isAccept(packet, 1)) return to !== 3;
        if (message.kind === KIND.commit) return message.view === 1;
        if (message.kind === KIND.report) return message.view < 3 && from === (message.view === 1 ? 2 : 3);
        return false;
      },
    };
  },
);
