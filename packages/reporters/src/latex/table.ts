import { cellText, type Cell, type DocumentTable } from '../document/document.js';
import { escapeLatex, escapeLines } from './escape.js';

/** Characters of a footnote’s size that the columns hold together. */
const CHARACTERS = 100;
/** A letter of a heading, which is bold, in letters of the text. */
const BOLD = 1.6;
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
  const words = texts.map((cells, column) =>
    Math.max(longest(cells, /\s+/), BOLD * longest([columns[column] ?? ''], /\s+/, 1)),
  );
  const wishes = texts.map((cells, column) =>
    Math.max(words[column] ?? 0, Math.min(WISH_MAX, longest(cells, /\n/))),
  );
  const left = Math.max(0, CHARACTERS - sum(words));
  const wanted = Math.max(left, sum(wishes) - sum(words)) || 1;
  const widths = wishes.map((wish, column) => {
    const word = words[column] ?? 0;
    return word + ((wish - word) * left) / wanted;
  });
  const total = sum(widths);
  // What stands between the columns is taken off each of them alike, so that the table is as wide as the text.
  const between = ((2 * (widths.length - 1)) / widths.length).toFixed(3);
  return widths
    .map((width) => {
      // Rounded down: a thousandth too much each would stick out together.
      const share = (Math.floor((1000 * width) / total) / 1000).toFixed(3);
      return `>{\\raggedright\\arraybackslash}p{\\dimexpr${share}\\linewidth-${between}\\tabcolsep\\relax}`;
    })
    .join('');
}

/** Length of the longest piece, bounded: a hash that fits nowhere is broken by TeX or sticks out. */
function longest(cells: readonly string[], between: RegExp, least = 4): number {
  return cells
    .flatMap((cell) => cell.split(between))
    .reduce((most, piece) => Math.max(most, Math.min(WISH_MAX, piece.length + 1)), least);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
