/** A table in GitHub's markdown. A cell's lines become breaks; its bars are escaped. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;
  const rule = `|${headings.map(() => '---').join('|')}|`;
  return [line(headings), rule, ...rows.map(line)].join('\n');
}

function escapeCell(text: string): string {
  return escapeMarks(text).replaceAll('\n', '<br>');
}

/** Text between tables: a line, in which nothing is taken for HTML. */
export function markdownText(text: string): string {
  return escapeMarks(text).replaceAll('\n', ' ');
}

function escapeMarks(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

/** Text that may hold anything, as code. */
export function markdownCode(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text}${fence}`;
}
