import type { SeenBlock } from '../../../lab/jobs.js';
import type { Model } from '../model.js';
import { decisionsOf, type Decisions } from './decisions.js';

/** A block in its tree. */
export interface Block extends SeenBlock {
  /** Blocks from the first one of its chain on, itself included; heights may skip (slots without a block). */
  readonly order: number;
  readonly children: readonly Block[];
  /** Honest generals whose decision for something in it stands at the end, and who took one back. */
  readonly stands: number;
  readonly takenBack: number;
}

/** Blocks one after another, from where they leave another branch on. */
export interface Branch {
  readonly blocks: readonly Block[];
  /** The branch that it leaves, or null for one that begins with what nobody sent. */
  readonly from: Branch | null;
  /** 0 is the one that won; the others below it. */
  readonly row: number;
  /**
   * How many of its blocks (and of the branches between) the public chain had when another one took its place: the depth
   * of a reorganisation. 0 for what was never the longest.
   */
  readonly replaced: number;
  /** Whether no honest general was ever sent its last block. */
  readonly isSecret: boolean;
}

/** The blocks that were sent, in branches; the one that won first. */
export interface Chain {
  readonly branches: readonly Branch[];
  readonly isWonByDecisions: boolean;
}

/** The chain of a run, or null where it has none. */
export function chainOf(model: Model): Chain | null {
  const sent = [...model.run.blocks].sort((a, b) => a.height - b.height || a.at - b.at);
  if (sent.length === 0) return null;
  const decisions = decisionsOf(model, sent);
  const { roots, weigh } = treeOf(sent, decisions);
  const branches = branchesOf(roots, weigh);
  return { branches, isWonByDecisions: branches[0]!.blocks.some(({ stands }) => stands > 0) };
}

/** What a block's best line of children has: standing decisions first, then length. */
interface Weight {
  readonly decisions: number;
  readonly depth: number;
}

type Weigh = (block: Block) => Weight;

function treeOf(
  sent: readonly SeenBlock[],
  decisions: ReadonlyMap<string, Decisions>,
): { readonly roots: readonly Block[]; readonly weigh: Weigh } {
  const blocks = new Map<string, Block & { children: Block[] }>();
  const weights = new Map<string, Weight>();
  const roots: Block[] = [];
  for (const one of sent) {
    const parent = blocks.get(one.parent);
    const { stands = 0, takenBack = 0 } = decisions.get(one.id) ?? {};
    const block = { ...one, order: (parent?.order ?? 0) + 1, children: [], stands, takenBack };
    blocks.set(one.id, block);
    (parent?.children ?? roots).push(block);
  }
  for (const { id } of [...sent].reverse()) {
    const { children, stands } = blocks.get(id)!;
    const below = children.map((child) => weights.get(child.id)!);
    weights.set(id, {
      decisions: Math.max(stands, ...below.map((each) => each.decisions)),
      depth: 1 + Math.max(0, ...below.map(({ depth }) => depth)),
    });
  }
  return { roots, weigh: ({ id }) => weights.get(id)! };
}

/** Each branch goes on with the best child; the others leave it. What leaves late is laid before what leaves early. */
function branchesOf(roots: readonly Block[], weigh: Weigh): readonly Branch[] {
  const byWeight = (a: Block, b: Block): number =>
    weigh(b).decisions - weigh(a).decisions || weigh(b).depth - weigh(a).depth || a.at - b.at;
  const branches: Branch[] = [];
  const taken: (readonly [number, number])[][] = [];
  const rowFor = (above: number, first: number, last: number): number => {
    let row = above + 1;
    while ((taken[row] ?? []).some(([from, to]) => last >= from && first <= to)) row++;
    (taken[row] ??= []).push([first, last]);
    return row;
  };
  const waiting = [...roots]
    .sort(byWeight)
    .map((first, index): { first: Block; from: Branch | null; above: number } => ({
      ...{ first, from: null, above: index === 0 ? -1 : 0 },
    }));
  while (waiting.length > 0) {
    const { above, first, from } = waiting.shift()!;
    const blocks: Block[] = [];
    for (let block: Block | undefined = first; block !== undefined;) {
      blocks.push(block);
      block = [...block.children].sort(byWeight)[0];
    }
    const last = blocks[blocks.length - 1]!;
    // A branch's link begins a column before its first block.
    const row = rowFor(above, first.height - 0.5, last.height + 0.5);
    const branch: Branch = {
      ...{ blocks, from, row, isSecret: last.publicAt === null },
      replaced: branches.length === 0 ? 0 : replacedBy(branches[0]!, blocks, from),
    };
    branches.push(branch);
    for (const block of [...blocks].reverse()) {
      const others = [...block.children].sort(byWeight).slice(1);
      waiting.push(...others.map((other) => ({ first: other, from: branch, above: row })));
    }
  }
  return branches;
}

/** How many blocks of a branch that lost were the public chain's end before the winner's took their place. */
function replacedBy(winner: Branch, blocks: readonly Block[], from: Branch | null): number {
  const wonBefore = (moment: number): number =>
    winner.blocks.reduce(
      (most, { order, publicAt }) => (publicAt !== null && publicAt <= moment ? Math.max(most, order) : most),
      0,
    );
  const base = forkOrder(winner, blocks[0]!, from);
  const ahead = blocks.filter(({ order, publicAt }) => publicAt !== null && wonBefore(publicAt) < order);
  return ahead.length === 0 ? 0 : ahead[ahead.length - 1]!.order - base;
}

/** How many blocks of the winner's a branch builds on. */
function forkOrder(winner: Branch, first: Block, from: Branch | null): number {
  if (from === null) return 0;
  return from === winner ? first.order - 1 : forkOrder(winner, from.blocks[0]!, from.from);
}
