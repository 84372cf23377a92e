/** Characters that TeX takes for commands, and what it prints instead. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '`': '\\textasciigrave{}',
  "'": '\\textquotesingle{}',
  // Brackets would be taken for an option after a line's end.
  '[': '{[}',
  ']': '{]}',
  // What the lab's own texts hold beyond Latin letters.
  '–': '\\textendash{}',
  '—': '\\textemdash{}',
  '−': '\\(-\\)',
  '…': '\\textellipsis{}',
  '’': '\\textquoteright{}',
  '‘': '\\textquoteleft{}',
  '“': '\\textquotedblleft{}',
  '”': '\\textquotedblright{}',
  '·': '\\textperiodcentered{}',
  '×': '\\(\\times\\)',
  '≤': '\\(\\le\\)',
  '≥': '\\(\\ge\\)',
  '≈': '\\(\\approx\\)',
  '≠': '\\(\\ne\\)',
  '→': '\\(\\to\\)',
  '∞': '\\(\\infty\\)',
  '√': '\\(\\surd\\)',
  Σ: '\\(\\Sigma\\)',
  Δ: '\\(\\Delta\\)',
  Ψ: '\\(\\Psi\\)',
  Ω: '\\(\\Omega\\)',
  α: '\\(\\alpha\\)',
  β: '\\(\\beta\\)',
  γ: '\\(\\gamma\\)',
  δ: '\\(\\delta\\)',
  ε: '\\(\\epsilon\\)',
  λ: '\\(\\lambda\\)',
  π: '\\(\\pi\\)',
  ρ: '\\(\\rho\\)',
  σ: '\\(\\sigma\\)',
  τ: '\\(\\tau\\)',
  φ: '\\(\\phi\\)',
  ω: '\\(\\omega\\)',
  µ: '\\textmu{}',
  μ: '\\textmu{}',
  '°': '\\textdegree{}',
  '²': '\\textsuperscript{2}',
  '³': '\\textsuperscript{3}',
  '¹': '\\textsuperscript{1}',
  '½': '\\textonehalf{}',
  '±': '\\(\\pm\\)',
};

/** Letters and signs of T1, which a plain pdfLaTeX sets as they are. */
const IS_SET = /^[\u0020-\u007e\u00bf-\u00d6\u00d8-\u017e]$/;

/**
 * Any text as TeX prints it: nothing in it is a command, an argument's end or a comment. A character that T1 has not is
 * named by its number. Two hyphens stay two: TeX would join them to a dash, and no command could be copied.
 */
export function escapeLatex(text: string): string {
  return [...text.replaceAll(/\s+/g, ' ')]
    .map((character) => ESCAPES[character] ?? (IS_SET.test(character) ? character : named(character)))
    .join('')
    .replaceAll(/([-,])(?=\1)/g, '$1{}');
}

/** Lines of a cell: TeX ends them where the text does, and may break a word that no column holds, such as a hash. */
export function escapeLines(text: string): string {
  const breakable = (line: string): string =>
    line
      .split(/(\S{32})(?=\S{8})/)
      .map(escapeLatex)
      .filter((piece) => piece !== '')
      .join('\\allowbreak{}');
  return text.split('\n').map(breakable).join('\\newline{} ');
}

function named(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || code === 0x7f ? '' : `{[}U+${code.toString(16).toUpperCase()}{]}`;
}
