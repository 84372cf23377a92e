import type { ReportDocument } from '@dmct/reporters';
import { blockHtml } from './blocks.js';
import { escapeHtml } from './escape.js';
import { STYLE } from './style.js';

/** Whoever opens the file is told by its own policy: nothing is loaded, nothing runs. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A document as one self-contained file. */
export function htmlPage({ sections, subtitle, title }: ReportDocument, version: string): string {
  const name = escapeHtml(`${title} · DMCT Lab`);
  const entries = sections.map(
    ({ heading }, index) => `<li><a href="#s${String(index)}">${escapeHtml(heading)}</a></li>`,
  );
  const parts = sections.map(
    ({ blocks, heading }, index) =>
      `<section id="s${String(index)}"><h2>${escapeHtml(heading)}</h2>${blocks.map(blockHtml).join('\n')}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="DMCT Lab ${escapeHtml(version)}">
<title>${name}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(subtitle)}</p><p class="quiet">DMCT Lab ${escapeHtml(version)}</p></header>
<nav aria-label="Contents"><ol>${entries.join('')}</ol></nav>
<main>
${parts.join('\n')}
</main>
</body>
</html>
`;
}
