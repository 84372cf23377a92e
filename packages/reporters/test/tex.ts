/** Everything that a page of the `latex` reporter may say: commands of LaTeX, booktabs, longtable, TikZ and pgfplots. */
const KNOWN = new Set(
  (
    'documentclass usepackage pgfplotsset setlength emergencystretch title author date maketitle begin end section ' +
    'noindent begingroup endgroup footnotesize itshape small ttfamily raggedright arraybackslash linewidth dimexpr tabcolsep relax centering caption ' +
    'toprule midrule bottomrule endfirsthead endhead endfoot newline textbf emph texttt item font addplot addlegendentry ' +
    'draw filldraw node allowbreak textbackslash textasciitilde textasciicircum textless textgreater textbar textquotedbl textasciigrave ' +
    'textquotesingle textendash textemdash textellipsis textquoteright textquoteleft textquotedblleft ' +
    'textquotedblright textperiodcentered textmu textdegree textsuperscript textonehalf times le ge approx ne to infty ' +
    'surd Sigma Delta Psi Omega alpha beta gamma delta epsilon lambda pi rho sigma tau phi omega pm triangleright ' +
    'bullet circ ast'
  ).split(' '),
);

/** Commands in the text that aren't among the known ones. */
export function unknownCommands(text: string): readonly string[] {
  // A line's end is a command of two backslashes: it must not lend one to the word after it.
  const words = text.replaceAll('\\\\', ' ').match(/\\[a-zA-Z@]+/g) ?? [];
  return [...new Set(words.map((word) => word.slice(1)))].filter((name) => !KNOWN.has(name));
}

/** What is left open at the end; a negative count was closed too often, and a crossing shows as a leftover. */
export function groupsOf(text: string): { openGroups: number; openEnvironments: readonly string[] } {
  const open: string[] = [];
  for (const [, word, name] of text.matchAll(/\\(begin|end)\{([a-z*]+)\}/g)) {
    if (word === 'begin') open.push(name ?? '');
    else if (open.at(-1) === name) open.pop();
    else open.push(`end of ${name ?? ''}`);
  }
  let openGroups = 0;
  for (const brace of text
    .replaceAll('\\\\', '')
    .replaceAll(/\\[{}]/g, '')
    .match(/[{}]/g) ?? []) {
    openGroups += brace === '{' ? 1 : -1;
    if (openGroups < 0) break;
  }
  return { openGroups, openEnvironments: open };
}
