import { isGating, type ValidationRow } from '@dmct/core';
import type { ValidationFacts } from '../../catalog/facts.js';
import {
  drawingPiece,
  sheetPicture,
  textPieces,
  type Pieces,
  type PictureTexts,
} from '../../ui/sheet-picture.js';
import type { LedgerOrigins } from '../../ui/ledger-origins.js';
import { originWord, type Origin } from '../../ui/recorded-text.js';
import {
  deviationBar,
  deviationOf,
  DEVIATION_HEIGHT,
  expectedText,
  measuredText,
  paramsText,
} from './deviation.js';

/** Widths of the columns, px: the result, the verdict, its point that is furthest off, how far off all are. */
const WIDTHS = [420, 150, 360, 250] as const;
const HEADS = [
  'Published result',
  'Points that pass',
  'The point furthest off',
  'All points, in what is allowed',
] as const;

/** All published results as a picture: each with its verdict, its worst point in numbers, and all its points drawn. */
export function checksPicture(
  validations: readonly ValidationFacts[],
  results: ReadonlyMap<string, readonly ValidationRow[]>,
  origins: Pick<LedgerOrigins, 'of'>,
  texts: PictureTexts,
): SVGSVGElement {
  return sheetPicture({
    ...texts,
    widths: WIDTHS,
    heads: HEADS.map((head, column) => textPieces(head, 'picture-head', WIDTHS[column] ?? 0)),
    rows: validations.flatMap((facts) => {
      const rows = results.get(facts.id) ?? [];
      return rows.length === 0 ? [] : [rowOf(facts, rows, origins.of(facts.id))];
    }),
  });
}

function rowOf(
  facts: ValidationFacts,
  rows: readonly ValidationRow[],
  origin: Origin | undefined,
): readonly Pieces[] {
  const passed = rows.filter(({ verdict }) => verdict === 'pass').length;
  const isWhole = passed === rows.length;
  const tone = isGating(facts) ? (isWhole ? 'right' : 'wrong') : 'mixed';
  const worst = rows.reduce((most, row) => (deviationOf(row) > deviationOf(most) ? row : most));
  const bar = drawingPiece(deviationBar(rows, facts.id), WIDTHS[3], DEVIATION_HEIGHT);
  return [
    [
      ...textPieces(`${facts.id} ${facts.title}`, 'picture-figure', WIDTHS[0]),
      ...textPieces(facts.source, 'picture-quiet', WIDTHS[0]),
    ],
    [
      ...textPieces(`${String(passed)} of ${String(rows.length)}`, `picture-figure ${tone}`, WIDTHS[1]),
      ...textPieces(isGating(facts) ? '' : 'reported, not gated', 'picture-quiet', WIDTHS[1]),
      ...textPieces(origin === undefined ? '' : originWord(origin), 'picture-quiet', WIDTHS[1]),
    ],
    [
      ...textPieces(
        `${expectedText(worst)} published, ${measuredText(worst)} here`,
        'picture-text',
        WIDTHS[2],
      ),
      ...textPieces(paramsText(worst.params), 'picture-id', WIDTHS[2]),
    ],
    [bar],
  ];
}
