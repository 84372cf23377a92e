import { s } from '../../ui/dom.js';
import {
  drawingPiece,
  sheetPicture,
  textPieces,
  type Piece,
  type Pieces,
  type PictureTexts,
} from '../../ui/sheet-picture.js';

/** Widths of the columns, px: the approach, under the attack, energy, time, hardware, assumptions, tolerance. */
const WIDTHS = [150, 190, 190, 190, 190, 180, 190] as const;
const BAR_HEIGHT = 14;
const SQUARE = 15;

/**
 * The table as a picture: what its cells show now, word for word, and their bars. It is read from the table itself, so
 * that the two can't say different things; what is folded away there is left out here.
 */
export function tablePicture(table: HTMLTableElement, texts: PictureTexts): SVGSVGElement {
  const heads = [...table.querySelectorAll<HTMLElement>('thead th')];
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  return sheetPicture({
    ...texts,
    widths: WIDTHS,
    heads: heads.map((head, column) => [headPiece(head, column)]),
    rows: rows.map((row) => [...row.children].map((cell, column) => piecesOf(cell as HTMLElement, column))),
  });
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
function piecesOf(cell: HTMLElement, column: number): Pieces {
  const width = WIDTHS[column] ?? 0;
  const shown = [
    ...cell.querySelectorAll('p, ul.needs > li, svg.log-bar, ol.strip, th > .medium, th > .id'),
  ].filter((each) => each.closest('details:not([open])') === null);
  return shown.flatMap((each) => {
    if (each instanceof SVGSVGElement) return [drawingPiece(each, width, BAR_HEIGHT)];
    if (each.matches('ol.strip')) return [stripPiece([...each.children] as HTMLElement[], width)];
    return elementPieces(each as HTMLElement, width);
  });
}

function elementPieces(element: HTMLElement, width: number): Pieces {
  const tag = element.querySelector('.tag')?.textContent ?? '';
  const own = element.textContent.slice(tag.length).trim();
  const text = `${tag === '' ? '' : `${tag}: `}${own}`.replaceAll(/\s+/g, ' ').trim();
  return textPieces(text, classOf(element), width, element.matches('.verdict, .medium'));
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
