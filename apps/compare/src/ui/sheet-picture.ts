import { wrapCommand, wrapText } from '@dmct/reporters';
import '../style/sheet-picture.css';
import { s } from './dom.js';

const GAP = 18;
const MARGIN = 24;
/** The height of a line of text, px. */
export const LINE = 17;
const ROW_PADDING = 12;
/** Of letters as wide as this, a line of a column holds as many as fit; px. */
const CHARACTER = 7.1;
const COMMAND_CHARACTER = 7.6;

/** Something in a cell, as high as it is, drawn with its upper left corner at a place. */
export interface Piece {
  readonly height: number;
  draw(x: number, y: number): readonly SVGElement[];
}

/** A cell: pieces one below another. */
export type Pieces = readonly Piece[];

/** What stands around the rows in a picture. */
export interface PictureTexts {
  readonly title: string;
  readonly setting: string;
  readonly command: string;
}

/** Rows of cells under heads, in columns of these widths (px). */
export interface Sheet extends PictureTexts {
  readonly widths: readonly number[];
  readonly heads: readonly Pieces[];
  readonly rows: readonly (readonly Pieces[])[];
}

/** A sheet as a picture that stands by itself: what it is of, every row, and the command that measures it again. */
export function sheetPicture({ command, heads, rows, setting, title, widths }: Sheet): SVGSVGElement {
  const width = 2 * MARGIN + widths.reduce((sum, each) => sum + each, 0) + GAP * (widths.length - 1);
  const leftOf = (column: number): number =>
    MARGIN + widths.slice(0, column).reduce((sum, each) => sum + each + GAP, 0);
  const content: SVGElement[] = [];
  let y = MARGIN;
  const text = (className: string, at: string, step: number): void => {
    y += step;
    content.push(s('text', { class: className, x: MARGIN, y }, at));
  };
  const drawRow = (cells: readonly Pieces[]): void => {
    cells.forEach((pieces, column) => {
      let top = y;
      for (const piece of pieces) {
        content.push(...piece.draw(leftOf(column), top));
        top += piece.height;
      }
    });
    y += Math.max(0, ...cells.map(heightOf));
  };
  const rule = (className: string): void => {
    content.push(s('line', { class: className, x1: MARGIN, x2: width - MARGIN, y1: y, y2: y }));
  };
  text('picture-title', title, 20);
  const across = Math.floor((width - 2 * MARGIN) / CHARACTER);
  for (const each of wrapText(setting, across).split('\n')) text('picture-quiet', each, 20);
  y += 24;
  drawRow(heads);
  rule('picture-rule');
  for (const row of rows) {
    y += ROW_PADDING;
    drawRow(row);
    y += ROW_PADDING;
    rule('picture-line');
  }
  y += 8;
  const commandWidth = Math.floor((width - 2 * MARGIN) / COMMAND_CHARACTER);
  for (const each of wrapCommand(command, commandWidth).split('\n')) text('picture-command', each, 16);
  return s(
    'svg',
    {
      class: 'sheet-picture',
      width,
      height: y + MARGIN,
      viewBox: `0 0 ${String(width)} ${String(y + MARGIN)}`,
      role: 'img',
      'aria-label': title,
    },
    s('rect', { class: 'picture-ground', width, height: y + MARGIN }),
    content,
  );
}

function heightOf(pieces: Pieces): number {
  return pieces.reduce((sum, piece) => sum + piece.height, 0);
}

/** Text in lines as wide as its column. */
export function textPieces(text: string, className: string, width: number, isLarge = false): Pieces {
  if (text === '') return [];
  const isBold = /picture-(figure|head)/.test(className);
  const character = CHARACTER * (isLarge ? 1.45 : isBold ? 1.14 : 1);
  return wrapText(text, Math.floor(width / character))
    .split('\n')
    .map((line) => ({
      height: isLarge ? LINE * 1.2 : LINE,
      draw: (x, y) => [s('text', { class: className, x, y: y + LINE * 0.75 }, line)],
    }));
}

/** A drawing that is as wide as its place says, copied into a column. */
export function drawingPiece(drawing: SVGSVGElement, width: number, height: number): Piece {
  return {
    height: height + 8,
    draw: (x, y) => {
      const copy = drawing.cloneNode(true) as SVGSVGElement;
      for (const [name, value] of Object.entries({ x, y: y + 2, width, height })) {
        copy.setAttribute(name, String(value));
      }
      return [copy];
    },
  };
}
