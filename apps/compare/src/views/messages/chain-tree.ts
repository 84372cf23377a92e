import type { SeenBlock } from '../../lab/jobs.js';
import { h, s } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';
import { timeText, whoText } from './describe.js';
import type { Model } from './model.js';

const BLOCKS_MAX = 160;
const COLUMN = 34;
const ROW = 26;
const ROOT = { x: 14, y: 18 };

/** The blocks that were sent, as a tree: forks are branches. Nothing where the run has no chain. */
export function chainTree(model: Model): HTMLElement | null {
  const all = [...model.run.blocks].sort((a, b) => a.height - b.height || a.at - b.at);
  if (all.length === 0) return null;
  const blocks = all.slice(0, BLOCKS_MAX);
  const rows = layRows(blocks);
  const least = blocks[0]!.height;
  // One column before the first blocks is what they all build on: the genesis, which nobody sent.
  const x = (block: SeenBlock): number => 14 + (block.height - least + 1) * COLUMN;
  const y = (block: SeenBlock): number => 18 + rows.get(block.id)! * ROW;
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const width = Math.max(...blocks.map(x)) + 24;
  const height = Math.max(...blocks.map(y)) + 20;
  const branches = countBranches(blocks);
  const links = blocks.map((block) => {
    const parent = byId.get(block.parent);
    const [fromX, fromY] = parent === undefined ? [ROOT.x, ROOT.y] : [x(parent), y(parent)];
    return s('path', {
      class: 'link',
      d: `M${fromX} ${fromY}H${x(block) - COLUMN / 2}V${y(block)}H${x(block)}`,
    });
  });
  const nodes = blocks.map((block) =>
    s(
      'rect',
      {
        class: `block ${model.lanes[block.from]?.isTraitor === true ? 'traitor' : 'honest'}`,
        x: x(block) - 7,
        y: y(block) - 7,
        width: 14,
        height: 14,
        rx: 3,
      },
      s('title', {}, blockText(model, block)),
    ),
  );
  return h(
    'section',
    { class: 'chain', 'aria-label': 'The chain' },
    h('h2', {}, 'The chain, and every ', term('fork')),
    h(
      'p',
      { class: 'quiet small' },
      `${String(all.length)} ${all.length === 1 ? 'block was' : 'blocks were'} sent${all.length > BLOCKS_MAX ? `, the first ${String(BLOCKS_MAX)} are drawn` : ''}; ${String(branches)} ${branches === 1 ? 'branch leaves' : 'branches leave'} the longest chain.`,
    ),
    h(
      'div',
      { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': 'The chain as a tree' },
      s(
        'svg',
        {
          class: 'tree',
          width,
          height,
          role: 'img',
          'aria-label': `Tree of ${String(blocks.length)} blocks`,
        },
        links,
        s(
          'circle',
          { class: 'genesis', cx: ROOT.x, cy: ROOT.y, r: 5 },
          s('title', {}, 'what the first blocks build on; nobody sent it'),
        ),
        nodes,
      ),
    ),
    h(
      'details',
      {},
      h('summary', {}, 'blocks as a list'),
      h(
        'ol',
        { class: 'small tall' },
        blocks.map((block) => h('li', {}, blockText(model, block))),
      ),
    ),
  );
}

function blockText(model: Model, block: SeenBlock): string {
  return `height ${String(block.height)}, by ${whoText(model, block.from)}, sent at ${timeText(block.at)}${block.values.length === 0 ? '' : `, holding ${block.values.join(', ').slice(0, 80)}`}`;
}

/** How many blocks are the tip of something else than the longest chain. */
function countBranches(blocks: readonly SeenBlock[]): number {
  const parents = new Set(blocks.map(({ parent }) => parent));
  return blocks.filter(({ id }) => !parents.has(id)).length - 1;
}

/**
 * The longest chain in row 0; each branch in the row nearest to its parent's, below it, that is free where it runs.
 * What leaves a chain late is laid before what leaves it early.
 */
function layRows(blocks: readonly SeenBlock[]): ReadonlyMap<string, number> {
  const children = new Map<string, SeenBlock[]>();
  for (const block of blocks) children.set(block.parent, [...(children.get(block.parent) ?? []), block]);
  const depth = new Map<string, number>();
  for (const block of [...blocks].reverse()) {
    const below = (children.get(block.id) ?? []).map(({ id }) => depth.get(id) ?? 0);
    depth.set(block.id, 1 + Math.max(0, ...below));
  }
  const byDepth = (a: SeenBlock, b: SeenBlock): number => depth.get(b.id)! - depth.get(a.id)! || a.at - b.at;
  const rows = new Map<string, number>();
  const taken: (readonly [number, number])[][] = [];
  const isFree = (row: number, from: number, to: number): boolean =>
    (taken[row] ?? []).every(([first, last]) => to < first || from > last);
  const ids = new Set(blocks.map(({ id }) => id));
  // Whole branches still to be laid: the first block and the row to start looking from.
  const waiting = blocks
    .filter(({ parent }) => !ids.has(parent))
    .sort(byDepth)
    .map((first, index) => ({ first, above: index === 0 ? -1 : 0 }));
  while (waiting.length > 0) {
    const { above, first } = waiting.shift()!;
    const branch: SeenBlock[] = [];
    for (let block: SeenBlock | undefined = first; block !== undefined;) {
      branch.push(block);
      block = [...(children.get(block.id) ?? [])].sort(byDepth)[0];
    }
    const last = branch[branch.length - 1]!.height;
    let row = above + 1;
    while (!isFree(row, first.height, last)) row++;
    (taken[row] ??= []).push([first.height, last]);
    for (const block of branch) rows.set(block.id, row);
    for (const block of [...branch].reverse()) {
      const others = [...(children.get(block.id) ?? [])].sort(byDepth).slice(1);
      waiting.push(...others.map((other) => ({ first: other, above: row })));
    }
  }
  return rows;
}
