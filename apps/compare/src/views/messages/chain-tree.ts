import type { SeenBlock } from '../../lab/jobs.js';
import { h, s } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';
import { timeText, whoText } from './describe.js';
import type { Model } from './model.js';

const BLOCKS_MAX = 160;
const COLUMN = 34;
const ROW = 26;

/** The blocks that were sent, as a tree: forks are branches. Nothing where the run has no chain. */
export function chainTree(model: Model): HTMLElement | null {
  const all = [...model.run.blocks].sort((a, b) => a.height - b.height || a.at - b.at);
  if (all.length === 0) return null;
  const blocks = all.slice(0, BLOCKS_MAX);
  const rows = layRows(blocks);
  const least = blocks[0]!.height;
  const x = (block: SeenBlock): number => 14 + (block.height - least) * COLUMN;
  const y = (block: SeenBlock): number => 18 + rows.get(block.id)! * ROW;
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const width = Math.max(...blocks.map(x)) + 24;
  const height = Math.max(...blocks.map(y)) + 20;
  const branches = Math.max(...rows.values());
  const links = blocks.map((block) => {
    const parent = byId.get(block.parent);
    return parent === undefined
      ? null
      : s('path', {
          class: 'link',
          d: `M${x(parent)} ${y(parent)}H${x(parent) + COLUMN / 2}V${y(block)}H${x(block)}`,
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
      `${String(all.length)} blocks were sent${all.length > BLOCKS_MAX ? `, the first ${String(BLOCKS_MAX)} are drawn` : ''}; ${String(branches)} ${branches === 1 ? 'branch leaves' : 'branches leave'} the longest chain.`,
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
        links.filter((link) => link !== null),
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

/** The longest chain in row 0; each branch in the first row that is free where it runs. */
function layRows(blocks: readonly SeenBlock[]): ReadonlyMap<string, number> {
  const children = new Map<string, SeenBlock[]>();
  for (const block of blocks) children.set(block.parent, [...(children.get(block.parent) ?? []), block]);
  const depth = new Map<string, number>();
  for (const block of [...blocks].reverse()) {
    const below = (children.get(block.id) ?? []).map(({ id }) => depth.get(id) ?? 0);
    depth.set(block.id, 1 + Math.max(0, ...below));
  }
  const rows = new Map<string, number>();
  const usedUpTo: number[] = [];
  const ids = new Set(blocks.map(({ id }) => id));
  const roots = blocks.filter(({ parent }) => !ids.has(parent));
  const byDepth = (a: SeenBlock, b: SeenBlock): number => depth.get(b.id)! - depth.get(a.id)! || a.at - b.at;
  const stack = [...roots].sort(byDepth).reverse();
  while (stack.length > 0) {
    let block: SeenBlock | undefined = stack.pop();
    const first = block!.height;
    let row = 0;
    while ((usedUpTo[row] ?? -1) >= first) row++;
    while (block !== undefined) {
      rows.set(block.id, row);
      usedUpTo[row] = block.height;
      const [next, ...others]: SeenBlock[] = [...(children.get(block.id) ?? [])].sort(byDepth);
      stack.push(...others.reverse());
      block = next;
    }
  }
  return rows;
}
