import { chartTable } from '../document/chart.js';
import type { Block, DocumentTable, ReportDocument, Section } from '../document/document.js';
import { latexChart } from './chart.js';
import { latexDiagram } from './diagram.js';
import { escapeLatex } from './escape.js';
import { latexTable } from './table.js';

/** Packages of every TeX distribution, and nothing that is read from a file or a network. */
const PREAMBLE = `\\documentclass[10pt,a4paper]{article}
\\usepackage[T1]{fontenc}
\\usepackage[utf8]{inputenc}
\\usepackage{textcomp}
\\usepackage[margin=2cm]{geometry}
\\usepackage{array,booktabs,longtable,float}
\\usepackage{tikz,pgfplots}
\\pgfplotsset{compat=1.16}
\\setlength{\\emergencystretch}{3em}`;

/** A document that LaTeX sets by itself: booktabs tables, figures as pgfplots and TikZ code. */
export function latexPage({ sections, subtitle, title }: ReportDocument, version: string): string {
  return [
    PREAMBLE,
    `\\title{${escapeLatex(title)}}`,
    `\\author{DMCT Lab ${escapeLatex(version)}}\n\\date{}`,
    '\\begin{document}\n\\maketitle',
    `\\noindent ${escapeLatex(subtitle)}`,
    ...sections.map(latexSection),
    '\\end{document}',
  ].join('\n\n');
}

function latexSection({ blocks, heading }: Section): string {
  return [`\\section*{${escapeLatex(heading)}}`, ...blocks.flatMap(latexBlock)].join('\n\n');
}

function latexBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [escapeLatex(block.text)];
    case 'source':
      return [
        `${escapeLatex(block.text)}${block.url === null ? '' : `: \\texttt{${escapeLatex(block.url)}}`}`,
      ];
    case 'table':
      return [latexTableBlock(block.table)];
    case 'chart':
      return [...latexChart(block.chart), latexTableBlock(chartTable(block.chart))];
    case 'diagram':
      return [latexDiagram(block.diagram, block.name)];
    case 'notes':
      return [
        `\\begin{itemize}\n${block.notes.map((note) => `\\item ${escapeLatex(note)}`).join('\n')}\n\\end{itemize}`,
      ];
    case 'commands':
      return block.commands.map(
        ({ command, label }) =>
          `\\noindent ${escapeLatex(label)}:\n\\begin{quote}\\small\\ttfamily\\raggedright ${escapeLatex(command)}\\end{quote}`,
      );
  }
}

function latexTableBlock(table: DocumentTable): string {
  return `\\begingroup\\footnotesize\n${latexTable(table)}\n\\endgroup`;
}
