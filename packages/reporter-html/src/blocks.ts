import { cellText, chartTable, type Block, type Cell, type DocumentTable } from '@dmct/reporters';
import { chartFigure } from './chart.js';
import { diagramFigure } from './diagram.js';
import { escapeHtml, escapeLines } from './escape.js';

export function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'source':
      return `<p class="quiet">${linked(block.text, block.url)}</p>`;
    case 'table':
      return tableHtml(block.table);
    case 'chart': {
      const table = chartTable(block.chart);
      return chartFigure(
        block.chart,
        `<details><summary>${escapeHtml(table.caption)} as a table</summary>${tableHtml(table)}</details>`,
      );
    }
    case 'diagram':
      return diagramFigure(block.diagram, block.name);
    case 'notes':
      return `<ul>${block.notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('')}</ul>`;
    case 'commands':
      return block.commands
        .map(
          ({ command, label }) =>
            `<p class="label">${escapeHtml(label)}</p><pre><code>${escapeHtml(command)}</code></pre>`,
        )
        .join('');
  }
}

/** Only an address of the web becomes a link: a plugin could name any other. */
function linked(text: string, url: string | null): string {
  if (url === null || !/^https?:\/\//.test(url)) return escapeHtml(text);
  return `<a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(text)}</a>`;
}

/** A table that scrolls by itself where it is wider than the page, by keyboard too. */
function tableHtml({ caption, columns, rows }: DocumentTable): string {
  const name = escapeHtml(caption);
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column === '' ? '#' : column)}</th>`);
  return `<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table><caption>${name}</caption><thead><tr>${head.join('')}</tr></thead><tbody>${rows.map(rowHtml).join('')}</tbody></table></div>`;
}

function rowHtml(row: readonly Cell[]): string {
  const [first = '', ...others] = row;
  return `<tr><th scope="row">${cellHtml(first)}</th>${others.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`;
}

function cellHtml(cell: Cell): string {
  const text = escapeLines(cellText(cell));
  return typeof cell === 'string' ? text : `<span class="${cell.mood}">${text}</span>`;
}
