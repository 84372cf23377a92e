import { cellText, type Cell, type DocumentTable } from '../document/document.js';
import { escapeLatex, escapeLines } from './escape.js';

/** Share of the text's width that the columns take together; the rest is between them. */
const WIDTH_SHARE = 0.9;
/** Characters of a footnote’s size that share holds. */
const CHARACTERS = 100;
/** A cell is better wrapped than its neighbours squeezed for it. */
const WISH_MAX = 46;

/** A booktabs table that may break across pages. A verdict is set bold where it is bad, in italics where it is open. */
export function latexTable({ caption, columns, rows }: DocumentTable): string {
  const heads = columns.map((column) => `\\textbf{${escapeLatex(column)}}`);
  return [
    `\\begin{longtable}{@{}${columnSpecification(columns, rows)}@{}}`,
    `\\caption{${escapeLatex(caption)}}\\\\`,
    `\\toprule\n${heads.join(' & ')} \\\\\n\\midrule\n\\endfirsthead`,
    `\\toprule\n${heads.join(' & ')} \\\\\n\\midrule\n\\endhead`,
    '\\bottomrule\n\\endfoot',
    ...rows.map((row) => `${row.map(latexCell).join(' & ')} \\\\`),
    '\\end{longtable}',
  ].join('\n');
}

function latexCell(cell: Cell): string {
  const text = escapeLines(cellText(cell));
  if (typeof cell === 'string' || cell.mood === 'good') return text;
  return cell.mood === 'bad' ? `\\textbf{${text}}` : `\\emph{${text}}`;
}

/** Paragraph columns: each has room for its longest word, and its share of what is left by its longest line. */
function columnSpecification(columns: readonly string[], rows: DocumentTable['rows']): string {
  const texts = columns.map((heading, column) => [
    heading,
    ...rows.map((row) => cellText(row[column] ?? '')),
  ]);
  const words = texts.map((cells) => longest(cells, /\s+/));
  const wishes = texts.map((cells, column) =>
    Math.max(words[column] ?? 0, Math.min(WISH_MAX, longest(cells, /\n/))),
  );
  const left = Math.max(0, CHARACTERS - sum(words));
  const wanted = Math.max(left, sum(wishes) - sum(words)) || 1;
  const widths = wishes.map((wish, column) => {
    const word = words[column] ?? 0;
    return word + ((wish - word) * left) / wanted;
  });
  const total = Math.max(CHARACTERS, sum(widths));
  return widths
    .map(
      (width) =>
        `>{\\raggedright\\arraybackslash}p{${((WIDTH_SHARE * width) / total).toFixed(3)}\\linewidth}`,
    )
    .join('');
}

/** Length of the longest piece, bounded: a hash that fits nowhere is broken by TeX or sticks out. */
function longest(cells: readonly string[], between: RegExp): number {
  return cells
    .flatMap((cell) => cell.split(between))
    .reduce((most, piece) => Math.max(most, Math.min(WISH_MAX, piece.length + 1)), 4);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
