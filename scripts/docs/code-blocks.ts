import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A fenced block of a Markdown file. */
export interface CodeBlock {
  readonly language: string;
  /** A file of the repo that the block repeats, from ```` ```ts file=examples/… ````; null for a block of its own. */
  readonly file: string | null;
  readonly code: string;
  /** Where the code begins and ends in the text. */
  readonly from: number;
  readonly to: number;
}

/** The fenced blocks of a Markdown text, in order. */
export function codeBlocks(text: string): readonly CodeBlock[] {
  const fence = /^```([a-z]*)(?: file=(\S+))?[^\n]*\n([\s\S]*?)^```$/gm;
  return [...text.matchAll(fence)].map((match) => {
    const [whole, language = '', file, code = ''] = match;
    const to = match.index + whole.length - '```'.length;
    return { language, file: file ?? null, code, from: to - code.length, to };
  });
}

/** The text with each included block as its file is now. Throws where a block names a file that is not there. */
export function withFreshIncludes(text: string, root: string): string {
  return codeBlocks(text)
    .filter(({ file }) => file !== null)
    .reduceRight(
      (done, { file, from, to }) =>
        done.slice(0, from) + readFileSync(path.join(root, file ?? ''), 'utf8') + done.slice(to),
      text,
    );
}

/** The code of a Markdown file that stands for itself: what a reader would paste and run. */
export function ownSnippets(text: string): readonly string[] {
  return codeBlocks(text)
    .filter(({ file, language }) => (language === 'ts' || language === 'js') && file === null)
    .map(({ code }) => code);
}
