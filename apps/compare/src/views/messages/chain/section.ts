import { h } from '../../../ui/dom.js';
import { term } from '../../../ui/glossary.js';
import type { Model } from '../model.js';
import { toolButton } from '../tools.js';
import { chainOf, type Branch } from './chain.js';
import { createTreeView } from './tree-view.js';
import { blockText, branchText, chainText } from './words.js';

const BLOCKS_MAX = 1000;

/** The blocks that were sent, as a tree: forks are branches. Nothing where the run has no chain. */
export function chainSection(model: Model): HTMLElement | null {
  const chain = chainOf(model);
  if (chain === null) return null;
  const branches = firstBlocks(chain.branches);
  const drawn = branches.reduce((sum, { blocks }) => sum + blocks.length, 0);
  const tree = createTreeView(model, branches);
  const lost = branches.filter(({ row }) => row > 0);
  return h(
    'section',
    { class: 'chain', 'aria-label': 'The chain' },
    h('h2', {}, 'The chain, and every ', term('fork')),
    h('p', { class: 'quiet small', id: 'chain-said' }, chainText(chain, drawn)),
    h(
      'div',
      { class: 'row tools-row' },
      toolButton('chain-in', 'zoom in', tree.zoomIn, 'zoom in on the chain'),
      toolButton('chain-out', 'zoom out', tree.zoomOut, 'zoom out of the chain'),
      toolButton('chain-fit', 'show all', tree.fit, 'show all of the chain'),
      h(
        'span',
        { class: 'quiet small' },
        'Heights to the right. Squares are of the honest, triangles of traitors; beside a block ◆ how many honest generals decided for it, ✕ how many took that back.',
      ),
    ),
    tree.element,
    lost.length > 0 &&
      h(
        'ul',
        { class: 'small branches', 'aria-label': 'Branches that lost' },
        lost.map((branch) => h('li', {}, branchText(branch))),
      ),
    h(
      'details',
      {},
      h('summary', {}, 'blocks as a list'),
      h(
        'div',
        { class: 'small tall', tabindex: 0, role: 'region', 'aria-label': 'Blocks as a list' },
        h(
          'ol',
          {},
          branches.flatMap(({ blocks }) => blocks).map((block) => h('li', {}, blockText(model, block))),
        ),
      ),
    ),
  );
}

/** Branches with the first blocks of all, so many as can be drawn. */
function firstBlocks(branches: readonly Branch[]): readonly Branch[] {
  const heights = branches.flatMap(({ blocks }) => blocks.map(({ height }) => height)).sort((a, b) => a - b);
  const most = heights[BLOCKS_MAX] ?? Infinity;
  return branches
    .map((branch) => ({ ...branch, blocks: branch.blocks.filter(({ height }) => height < most) }))
    .filter(({ blocks }) => blocks.length > 0);
}
