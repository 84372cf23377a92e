import { blockMessage, signAttestation, signTransaction, type PosMessage } from '../messages.js';
import { attestationDataFor, produceBlock } from '../node/validator.js';
import type { Coalition } from './coalition.js';

/**
 * Another history, written in one go with keys that once were validators': in their own turns they propose on each
 * other's blocks and vote for them, and in it nobody ever left. It keeps all rules of the chain, and holds the other order.
 * Returns its blocks, oldest first.
 */
export function forgeHistory(coalition: Coalition, now: number): readonly PosMessage[] {
  const { context } = coalition;
  const model = coalition.createOnlooker();
  const { calendar, registry, store } = model;
  const client = context.faulty.find((id) => id >= context.nodes);
  if (client !== undefined) {
    model.receiveTransaction(signTransaction(0, context.lie, context.cryptoOf(client)));
  }
  const blocks: PosMessage[] = [];
  for (let slot = 0; slot < calendar.slotAt(now); slot++) {
    const start = calendar.startNanoseconds(slot);
    model.tick(start);
    const proposer = registry.nodeOf[model.proposerOf(slot)] ?? -1;
    if (context.isFaulty(proposer)) {
      const block = produceBlock(model, store.head(), {}, context.cryptoOf(proposer));
      model.receiveBlock(block, start);
      blocks.push(blockMessage(block));
    }
    const data = attestationDataFor(model, slot, store.head());
    for (const node of context.faulty) {
      const members = node < context.nodes ? model.membersOf(slot, node) : [];
      if (members.length === 0) continue;
      const { source, target } = data;
      const copy = { ...data, source: { ...source }, target: { ...target } };
      model.receiveVote(signAttestation(copy, members, context.cryptoOf(node)));
    }
  }
  return blocks;
}
