import { fill, h } from '../../../ui/dom.js';
import { term } from '../../../ui/glossary.js';
import type { Model } from '../model.js';
import { toolButton } from '../tools.js';
import { chainOf, type Branch } from './chain.js';
import { drawTree, fittingColumn } from './drawing.js';
import { blockText, branchText, chainText } from './words.js';

const BLOCKS_MAX = 1000;
/** Pixels a height: where there is room, the least at first, and the bounds of zooming. */
const COLUMN_USUAL = 42;
const COLUMN_READABLE = 12;
const COLUMN_LEAST = 2;
const COLUMN_MOST = 160;

/** The blocks that were sent, as a tree: forks are branches. Nothing where the run has no chain. */
export function chainSection(model: Model): HTMLElement | null {
  const chain = chainOf(model);
  if (chain === null) return null;
  const branches = firstBlocks(chain.branches);
  const drawn = branches.reduce((sum, { blocks }) => sum + blocks.length, 0);
  let column = COLUMN_USUAL;
  const scroller = h('div', {
    class: 'scroller',
    tabindex: 0,
    role: 'region',
    'aria-label': 'The chain as a tree: plus and minus zoom, zero shows all of it',
    onkeydown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '+' || event.key === '=') zoom(1.5);
      else if (event.key === '-') zoom(1 / 1.5);
      else if (event.key === '0') fit();
      else return;
      event.preventDefault();
    },
  });
  const draw = (): void => {
    fill(scroller, drawTree(model, branches, column));
  };
  /** What is in the middle stays there. */
  const zoom = (factor: number): void => {
    const middle = scroller.scrollLeft + scroller.clientWidth / 2;
    const before = column;
    column = Math.min(COLUMN_MOST, Math.max(COLUMN_LEAST, column * factor));
    draw();
    scroller.scrollLeft = (middle * column) / before - scroller.clientWidth / 2;
  };
  const fit = (): void => {
    const width = fittingColumn(branches, scroller.clientWidth);
    column = Math.min(COLUMN_USUAL, Math.max(COLUMN_LEAST, width));
    draw();
  };
  // How wide it may be is known once it stands in the page.
  new ResizeObserver((_, observer) => {
    observer.disconnect();
    fit();
    if (column < COLUMN_READABLE) zoom(COLUMN_READABLE / column);
    scroller.scrollLeft = 0;
  }).observe(scroller);
  draw();
  const lost = branches.filter(({ row }) => row > 0);
  const zoomBy = (id: string, text: string, factor: number): HTMLElement =>
    toolButton(id, text, () => {
      zoom(factor);
    });
  return h(
    'section',
    { class: 'chain', 'aria-label': 'The chain' },
    h('h2', {}, 'The chain, and every ', term('fork')),
    h('p', { class: 'quiet small', id: 'chain-said' }, chainText(chain, drawn)),
    h(
      'div',
      { class: 'row tools-row' },
      zoomBy('chain-in', 'zoom in', 1.5),
      zoomBy('chain-out', 'zoom out', 1 / 1.5),
      toolButton('chain-fit', 'show all', fit),
      h(
        'span',
        { class: 'quiet small' },
        'Heights to the right. Squares are of the honest, triangles of traitors; beside a block ◆ how many honest generals decided for it, ✕ how many took that back.',
      ),
    ),
    scroller,
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
