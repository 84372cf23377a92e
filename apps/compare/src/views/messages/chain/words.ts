import { timeText, whoText } from '../describe.js';
import type { Model } from '../model.js';
import type { Block, Branch, Chain } from './chain.js';

/** One block in a sentence. */
export function blockText(model: Model, block: Block): string {
  const { at, from, height, publicAt, stands, takenBack, values } = block;
  return [
    `height ${String(height)}, by ${whoText(model, from)}, sent at ${timeText(at)}`,
    publicAt === null
      ? 'kept from the honest'
      : publicAt > at && `shown to the honest at ${timeText(publicAt)}`,
    values.length > 0 && `holding ${values.join(', ').slice(0, 80)}`,
    stands > 0 && `${generals(stands)} decided for it`,
    takenBack > 0 && `${generals(takenBack)} took a decision for it back`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** What became of the chain as a whole. */
export function chainText({ branches, isWonByDecisions }: Chain, drawn: number): string {
  const blocks = branches.reduce((sum, branch) => sum + branch.blocks.length, 0);
  const deepest = Math.max(0, ...branches.map(({ replaced }) => replaced));
  const lost = branches.length - 1;
  return [
    `${count(blocks, 'block was', 'blocks were')} sent${blocks > drawn ? `, the first ${String(drawn)} are drawn` : ''}.`,
    `On top is the branch that won: ${isWonByDecisions ? 'decisions that stand are about it' : 'the longest, since no decision stands'}.`,
    lost === 0 ? 'Nothing leaves it.' : `${count(lost, 'branch leaves', 'branches leave')} it.`,
    deepest === 0
      ? lost > 0 && 'None was ever the longest in public: nothing was reorganised.'
      : `The deepest reorganisation replaced ${count(deepest, 'block', 'blocks')}.`,
  ]
    .filter((part) => part !== false)
    .join(' ');
}

/** What became of a branch that lost. */
export function branchText({ blocks, isSecret, replaced }: Branch): string {
  const takenBack = Math.max(0, ...blocks.map((block) => block.takenBack));
  const [first, last] = [blocks[0]!, blocks[blocks.length - 1]!];
  const heights =
    first === last
      ? `height ${String(first.height)}`
      : `heights ${String(first.height)} to ${String(last.height)}`;
  const fate = isSecret
    ? 'never shown to the honest to its end'
    : replaced > 0
      ? `was the longest, then replaced: a reorganisation ${String(replaced)} deep`
      : 'never the longest';
  return `${count(blocks.length, 'block', 'blocks')}, ${heights}: ${fate}${takenBack > 0 ? `; ${generals(takenBack)} took a decision back` : ''}`;
}

/** The same beside its last block, where there is little room. */
export function branchShort({ blocks, isSecret, replaced, row }: Branch): string {
  if (row === 0) return 'won';
  const length = count(blocks.length, 'block', 'blocks');
  if (replaced > 0) return `reorganised, ${String(replaced)} deep`;
  return `${isSecret ? 'kept secret' : 'lost'}, ${length}`;
}

function generals(many: number): string {
  return `${String(many)} honest ${many === 1 ? 'general' : 'generals'}`;
}

function count(many: number, one: string, several: string): string {
  return `${String(many)} ${many === 1 ? one : several}`;
}
