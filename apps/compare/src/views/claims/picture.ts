import type { ClaimResult } from '@dmct/core';
import { formatNumber } from '@dmct/reporters';
import {
  drawingPiece,
  sheetPicture,
  textPieces,
  type Pieces,
  type PictureTexts,
} from '../../ui/sheet-picture.js';
import type { LedgerOrigins } from '../../ui/ledger-origins.js';
import { originWord, type Origin } from '../../ui/recorded-text.js';
import { INTERVAL_HEIGHT, intervalPlot, rangeText } from './interval-plot.js';

/** Widths of the columns, px: the claim, the verdict, what was measured, its interval. */
const WIDTHS = [380, 120, 380, 300] as const;
const HEADS = ['Claim', 'Verdict', 'Measured (95 %)', 'Value and interval, each on its own scale'] as const;
const TONES = { supported: 'right', conditional: 'mixed', refuted: 'wrong' } as const;

/** The whole ledger as a picture: every claim with its verdict, its number with what it counts, and its interval. */
export function claimsPicture(
  results: readonly ClaimResult[],
  origins: Pick<LedgerOrigins, 'of'>,
  texts: PictureTexts,
): SVGSVGElement {
  return sheetPicture({
    ...texts,
    widths: WIDTHS,
    heads: HEADS.map((head, column) => textPieces(head, 'picture-head', WIDTHS[column] ?? 0)),
    rows: results.map((result) => rowOf(result, origins.of(result.id))),
  });
}

function rowOf(result: ClaimResult, origin: Origin | undefined): readonly Pieces[] {
  const { condition, evidence, id, metric, statement, verdict } = result;
  const plot = intervalPlot(result);
  return [
    [
      ...textPieces(statement, 'picture-figure', WIDTHS[0]),
      ...textPieces(id, 'picture-id', WIDTHS[0]),
      ...textPieces(condition === null ? '' : `Condition: ${condition}.`, 'picture-quiet', WIDTHS[0]),
    ],
    [
      ...textPieces(verdict, `picture-figure ${TONES[verdict]}`, WIDTHS[1]),
      ...textPieces(origin === undefined ? '' : originWord(origin), 'picture-quiet', WIDTHS[1]),
    ],
    [
      ...textPieces(`${formatNumber(evidence.value)}${rangeText(result)}`, 'picture-figure', WIDTHS[2]),
      ...textPieces(metric, 'picture-text', WIDTHS[2]),
      ...textPieces(`${String(evidence.samples)} samples`, 'picture-quiet', WIDTHS[2]),
    ],
    plot === null ? [] : [drawingPiece(plot, WIDTHS[3], INTERVAL_HEIGHT)],
  ];
}
