import { KIND } from '../two-track/messages.js';
import { defineScenario, isAccept } from './play.js';

/**
 * Section 3: a progress certificate that vouches for no value.
 *
 * - View 0: the traitor leads and proposes `a` to acceptors 1 and 2, `b` to 3. Acceptor 2 hears three accepts of `a`, its
 *   own included: it has a commit-proof. The network holds it.
 * - View 1: acceptor 1 leads; 0 and 3 report `b`, itself `a`, nobody a commit-proof: only `b` is vouched for. Acceptors 1
 *   and 3 accept it; 2 hears nothing of that.
 * - From view 2 on the traitor is silent. The reports of the three others hold a commit-proof for `a` and two accepts of
 *   `b`: as published each forbids the other's value, and no leader may propose anything, ever again.
 */
export const abraham2017Fab = defineScenario(
  {
    name: 'abraham-2017-fab',
    title: 'The progress certificate that vouches for nothing',
    summary: 'A traitor makes a commit-proof for one value and accepts of another, and falls silent.',
    expects: { violates: ['termination'], summary: 'Nobody decides, though the network is stable again.' },
  },
  () => ({
    onView(view, stage) {
      const { lie, truth } = stage;
      if (view === 0) {
        stage.propose(0, truth, [1, 2]);
        stage.propose(0, lie, [3]);
        stage.accept(0, truth, [2]);
      } else if (view === 1) {
        stage.report({ view, accepted: { view: 0, value: lie }, certificate: null }, 1);
      }
    },
    isHeld(packet) {
      const { from, message, to } = packet;
      if (isAccept(packet, 0)) return to !== 2;
      if (message.kind === KIND.commit) return message.view === 0;
      if (message.view !== 1) return false;
      return (message.kind === KIND.report && from === 2) || to === 2;
    },
  }),
);
