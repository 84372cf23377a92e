import { s } from '../../../ui/dom.js';
import { markPath } from '../marks.js';
import type { Model } from '../model.js';
import type { Block, Branch } from './chain.js';
import { blockText, branchShort } from './words.js';

const ROW = 44;
const LEFT = 16;
const TOP = 40;
/** Room for the words after a branch's last block, px. */
const WORDS = 150;
/** Heights are written so far apart at least, px. */
const HEIGHT_PIXELS = 34;
/** A block is no larger than this, px. */
const BLOCK_MOST = 15;

/** How wide the tree is, px, with so many pixels a height. */
export function treeWidth(branches: readonly Branch[], column: number): number {
  return LEFT + (highest(branches) - lowest(branches) + 1) * column + WORDS;
}

/** The column width at which all of it has room. */
export function fittingColumn(branches: readonly Branch[], width: number): number {
  return (width - LEFT - WORDS) / (highest(branches) - lowest(branches) + 1);
}

/** The tree of blocks: heights to the right, the branch that won on top, decisions beside their blocks. */
export function drawTree(model: Model, branches: readonly Branch[], column: number): SVGSVGElement {
  const least = lowest(branches);
  const x = ({ height }: Block): number => LEFT + (height - least + 1) * column;
  const y = (row: number): number => TOP + row * ROW;
  const height = y(Math.max(...branches.map(({ row }) => row))) + 34;
  const width = treeWidth(branches, column);
  const blocks = branches.reduce((sum, branch) => sum + branch.blocks.length, 0);
  return s(
    'svg',
    { class: 'tree', width, height, role: 'img', 'aria-label': `Tree of ${String(blocks)} blocks` },
    heights(least, highest(branches), column, height),
    branches.map((branch) => link(branch, x, y, column)),
    s(
      'circle',
      { class: 'genesis', cx: LEFT, cy: y(0), r: 5 },
      s('title', {}, 'what the first blocks build on; nobody sent it'),
    ),
    branches.map((branch) =>
      branch.blocks.map((block) => node(model, block, x(block), y(branch.row), column)),
    ),
    branches.map((branch) => words(branch, x, y(branch.row))),
  );
}

function lowest(branches: readonly Branch[]): number {
  return Math.min(...branches.map(({ blocks }) => blocks[0]!.height));
}

function highest(branches: readonly Branch[]): number {
  return Math.max(...branches.map(({ blocks }) => blocks[blocks.length - 1]!.height));
}

function heights(least: number, most: number, column: number, height: number): SVGElement[] {
  const every =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((step) => step * column >= HEIGHT_PIXELS) ?? 2000;
  const first = Math.ceil(least / every) * every;
  const count = Math.max(0, Math.floor((most - first) / every) + 1);
  return Array.from({ length: count }, (_, index) => first + index * every).flatMap((each) => {
    const at = LEFT + (each - least + 1) * column;
    return [
      s('line', { class: 'tick', x1: at, x2: at, y1: 18, y2: height }),
      s('text', { class: 'tick-text', x: at, y: 12, 'text-anchor': 'middle' }, String(each)),
    ];
  });
}

/** From the block that a branch builds on to its last. */
function link(
  branch: Branch,
  x: (block: Block) => number,
  y: (row: number) => number,
  column: number,
): SVGElement {
  const [first, last] = [branch.blocks[0]!, branch.blocks[branch.blocks.length - 1]!];
  const parent = branch.from?.blocks.find(({ id }) => id === first.parent);
  const [fromX, fromY] = parent === undefined ? [LEFT, y(0)] : [x(parent), y(branch.from!.row)];
  const turn = x(first) - column / 2;
  return s('path', {
    class: `link ${branch.row === 0 ? 'won' : ''}`,
    d: `M${fromX.toFixed(1)} ${String(fromY)}H${turn.toFixed(1)}V${String(y(branch.row))}H${x(last).toFixed(1)}`,
  });
}

function node(model: Model, block: Block, x: number, y: number, column: number): SVGElement {
  const side = Math.min(BLOCK_MOST, Math.max(3, column * 0.6));
  const who = model.lanes[block.from]?.isTraitor === true ? 'traitor' : 'honest';
  const shape =
    who === 'traitor'
      ? s('path', {
          class: 'block traitor',
          d: `M0 ${-side * 0.62}L${side * 0.66} ${side * 0.5}H${-side * 0.66}Z`,
        })
      : s('rect', {
          class: 'block honest',
          x: -side / 2,
          y: -side / 2,
          width: side,
          height: side,
          rx: side / 5,
        });
  return s(
    'g',
    { class: 'of-block', transform: `translate(${x.toFixed(1)} ${String(y)})` },
    s('title', {}, blockText(model, block)),
    shape,
    badge(model, block),
  );
}

/** How many decided for what is in the block, and how many took it back. */
function badge(model: Model, { stands, takenBack, values }: Block): SVGElement[] {
  const side = model.truths.size === 0 || values.some((value) => model.truths.has(value)) ? 'truth' : 'lie';
  const one = (kind: 'decide' | 'retract', count: number, at: number): SVGElement[] =>
    count === 0
      ? []
      : [
          s(
            'g',
            { class: 'badge', transform: `translate(${String(at)} 19)` },
            s('path', {
              class: `mark ${kind === 'decide' ? `decide ${side}` : kind}`,
              d: markPath(kind),
              transform: 'scale(.62)',
            }),
            s('text', { x: 8, y: 4 }, String(count)),
          ),
        ];
  return [
    ...one('decide', stands, takenBack > 0 ? -26 : -8),
    ...one('retract', takenBack, stands > 0 ? 6 : -8),
  ];
}

function words(branch: Branch, x: (block: Block) => number, y: number): SVGElement {
  const last = branch.blocks[branch.blocks.length - 1]!;
  return s(
    'text',
    { class: `branch-text ${branch.row === 0 ? 'won' : ''}`, x: (x(last) + 14).toFixed(1), y: y + 4 },
    branchShort(branch),
  );
}
