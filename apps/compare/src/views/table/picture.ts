import { wrapCommand, wrapText } from '@dmct/reporters';
import { s } from '../../ui/dom.js';

/** Widths of the columns, px: the approach, under the attack, energy, time, hardware, assumptions, tolerance. */
const WIDTHS = [150, 190, 190, 190, 190, 180, 190] as const;
const GAP = 18;
const MARGIN = 24;
const LINE = 17;
const ROW_PADDING = 12;
/** Of letters as wide as this, a line of a column holds as many as fit; px. */
const CHARACTER = 7.1;
const COMMAND_CHARACTERS = 170;
const BAR_HEIGHT = 14;
const SQUARE = 15;
const WIDTH = 2 * MARGIN + WIDTHS.reduce((sum, width) => sum + width, 0) + GAP * (WIDTHS.length - 1);

/** Something in a cell, as high as it is, drawn with its upper left corner at a place. */
interface Piece {
  readonly height: number;
  draw(x: number, y: number): SVGElement[];
}

/** What stands around the table in the picture. */
export interface PictureTexts {
  readonly title: string;
  readonly setting: string;
  readonly command: string;
}

/**
 * The table as a picture: what its cells show now, word for word, and their bars. It is read from the table itself, so
 * that the two can't say different things; what is folded away there is left out here.
 */
export function tablePicture(
  table: HTMLTableElement,
  { command, setting, title }: PictureTexts,
): SVGSVGElement {
  const heads = [...table.querySelectorAll<HTMLElement>('thead th')];
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  const content: SVGElement[] = [];
  let y = MARGIN;
  const text = (className: string, at: string, step: number): void => {
    y += step;
    content.push(s('text', { class: className, x: MARGIN, y }, at));
  };
  text('picture-title', title, 20);
  text('picture-quiet', setting, 22);
  y += 24;
  heads.forEach((head, column) => {
    content.push(...headPiece(head, column).draw(leftOf(column), y));
  });
  y += 40;
  content.push(s('line', { class: 'picture-rule', x1: MARGIN, x2: WIDTH - MARGIN, y1: y, y2: y }));
  for (const row of rows) {
    const cells = [...row.children].map((cell, column) => piecesOf(cell as HTMLElement, column));
    const height = Math.max(...cells.map((pieces) => pieces.reduce((sum, piece) => sum + piece.height, 0)));
    cells.forEach((pieces, column) => {
      let top = y + ROW_PADDING;
      for (const piece of pieces) {
        content.push(...piece.draw(leftOf(column), top));
        top += piece.height;
      }
    });
    y += height + 2 * ROW_PADDING;
    content.push(s('line', { class: 'picture-line', x1: MARGIN, x2: WIDTH - MARGIN, y1: y, y2: y }));
  }
  y += 8;
  for (const each of wrapCommand(command, COMMAND_CHARACTERS).split('\n')) text('picture-command', each, 16);
  return s(
    'svg',
    {
      class: 'table-picture',
      width: WIDTH,
      height: y + MARGIN,
      viewBox: `0 0 ${String(WIDTH)} ${String(y + MARGIN)}`,
      role: 'img',
      'aria-label': title,
    },
    s('rect', { class: 'picture-ground', width: WIDTH, height: y + MARGIN }),
    content,
  );
}

function leftOf(column: number): number {
  return MARGIN + WIDTHS.slice(0, column).reduce((sum, width) => sum + width + GAP, 0);
}

/** A column's name, and the ticks of its scale where it has one. */
function headPiece(head: HTMLElement, column: number): Piece {
  const name = head.querySelector('button')?.textContent ?? head.textContent;
  const ticks = [...head.querySelectorAll<HTMLElement>('.log-axis span')];
  return {
    height: 40,
    draw: (x, y) => [
      s('text', { class: 'picture-head', x, y: y + 10 }, name),
      ...ticks.map((tick) =>
        s(
          'text',
          {
            class: 'picture-tick',
            x: x + (Number.parseFloat(tick.style.left) / 100) * (WIDTHS[column] ?? 0),
            y: y + 31,
            'text-anchor': 'middle',
          },
          tick.textContent,
        ),
      ),
    ],
  };
}

/** Lines, bars and squares of a cell, in its order. */
function piecesOf(cell: HTMLElement, column: number): readonly Piece[] {
  const width = WIDTHS[column] ?? 0;
  const shown = [
    ...cell.querySelectorAll('p, ul.needs > li, svg.log-bar, ol.strip, th > .medium, th > .id'),
  ].filter((each) => each.closest('details:not([open])') === null);
  return shown.flatMap((each) => {
    if (each instanceof SVGSVGElement) return [barPiece(each, width)];
    if (each.matches('ol.strip')) return [stripPiece([...each.children] as HTMLElement[], width)];
    return textPieces(each as HTMLElement, width);
  });
}

function textPieces(element: HTMLElement, width: number): readonly Piece[] {
  const tag = element.querySelector('.tag')?.textContent ?? '';
  const own = element.textContent.slice(tag.length).trim();
  const text = `${tag === '' ? '' : `${tag}: `}${own}`.replaceAll(/\s+/g, ' ').trim();
  if (text === '') return [];
  const isLarge = element.matches('.verdict, .medium');
  const className = classOf(element);
  return wrapText(text, Math.floor(width / (isLarge ? CHARACTER * 1.45 : CHARACTER)))
    .split('\n')
    .map((line) => ({
      height: isLarge ? LINE * 1.2 : LINE,
      draw: (x, y) => [s('text', { class: className, x, y: y + LINE * 0.75 }, line)],
    }));
}

function classOf(element: HTMLElement): string {
  const tone = ['right', 'mixed', 'wrong', 'none'].find((each) => element.classList.contains(each));
  if (element.matches('.verdict')) return `picture-verdict ${tone ?? ''}`;
  if (element.matches('.medium')) return 'picture-name';
  if (element.matches('.figure')) return 'picture-figure';
  if (element.matches('.id')) return 'picture-id';
  if (element.matches('.wrong')) return 'picture-text wrong';
  return element.matches('.claimed, .quiet') ? 'picture-quiet' : 'picture-text';
}

/** A cell's own bar, as wide as the picture's column. */
function barPiece(bar: SVGSVGElement, width: number): Piece {
  return {
    height: BAR_HEIGHT + 8,
    draw: (x, y) => {
      const copy = bar.cloneNode(true) as SVGSVGElement;
      for (const [name, value] of Object.entries({ x, y: y + 2, width, height: BAR_HEIGHT })) {
        copy.setAttribute(name, String(value));
      }
      return [copy];
    },
  };
}

/** Squares, one for each number of traitors; the promised one is underlined. */
function stripPiece(squares: readonly HTMLElement[], width: number): Piece {
  const step = Math.min(SQUARE + 3, width / Math.max(1, squares.length));
  const side = step - 3;
  return {
    height: SQUARE + 12,
    draw: (x, y) =>
      squares.flatMap((square, index) => {
        const left = x + index * step;
        const tone = ['right', 'mixed', 'wrong'].find((each) => square.classList.contains(each)) ?? 'open';
        const box = (className: string, height: number): SVGElement =>
          s('rect', { class: className, x: left, y: y + 2 + side - height, width: side, height, rx: 2 });
        return [
          box(`picture-square ${tone}`, side),
          ...(tone === 'mixed' ? [box('picture-square half', side / 2)] : []),
          ...(square.classList.contains('promised')
            ? [s('rect', { class: 'picture-promise', x: left, y: y + side + 4, width: side, height: 2 })]
            : []),
        ];
      }),
  };
}
