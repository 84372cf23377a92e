import { chartTable } from '../document/chart.js';
import {
  cellText,
  type Block,
  type Cell,
  type DocumentTable,
  type ReportDocument,
  type Section,
} from '../document/document.js';
import { markdownCode, markdownTable, markdownText } from '../table/markdown-table.js';

/** A document in GitHub's markdown, a chart as its numbers. */
export function markdownPage({ sections, subtitle, title }: ReportDocument, version: string): string {
  return [
    `# ${markdownText(title)}`,
    `${markdownText(subtitle)} · DMCT Lab ${version}`,
    ...sections.map((section) => markdownSection(section)),
  ].join('\n\n');
}

function markdownSection({ blocks, heading }: Section): string {
  return [`## ${markdownText(heading)}`, ...blocks.flatMap((block) => markdownBlock(block))].join('\n\n');
}

function markdownBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [markdownText(block.text)];
    case 'source':
      return [block.url === null ? markdownText(block.text) : `[${markdownText(block.text)}](${block.url})`];
    case 'table':
      return captioned(block.table);
    case 'chart':
      return captioned(chartTable(block.chart));
    case 'diagram': {
      const { eventsTotal, kinds, messages } = block.diagram;
      return [
        `${String(eventsTotal)} events in the trace, ${String(messages.length)} messages between replicas drawn in other forms of this report${kinds.length === 0 ? '' : `: ${markdownText(kinds.join(', '))}`}.`,
      ];
    }
    case 'notes':
      return [block.notes.map((note) => `- ${markdownText(note)}`).join('\n')];
    case 'commands':
      return [
        block.commands
          .map(({ command, label }) => `- ${markdownText(label)}: ${markdownCode(command)}`)
          .join('\n'),
      ];
  }
}

function captioned({ caption, columns, rows }: DocumentTable): readonly string[] {
  return [
    `*${markdownText(caption)}*`,
    markdownTable(
      columns,
      rows.map((row) => row.map(marked)),
    ),
  ];
}

/** What is bad stands out; the words say it too. */
function marked(cell: Cell): string {
  return typeof cell !== 'string' && cell.mood === 'bad' ? `**${cellText(cell)}**` : cellText(cell);
}
