/**
 * Breaks text into lines of at most `width` characters, between words where it can. Lines after the first begin with
 * `indent`.
 */
export function wrapText(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, Math.max(1, width), indent))
    .join('\n');
}

function wrapLine(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of wordsOf(text).flatMap((each) => pieces(each, width - indent.length))) {
    const joined = line === '' || line === indent ? line + word : `${line} ${word}`;
    if (joined.length <= width) line = joined;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  lines.push(line);
  return lines.join('\n');
}

/** A unit as it stands behind a number, with what may close a bracket or a clause. */
const UNIT = /^(%|min|[hd]|[kMGTPE]?(bit\/s|Wh)|[fpnµmkMGTPE]?[JsBW]|[kMGT]?Hz)[),;:]*$/;

/** The words between spaces; a number keeps its unit. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const word of text.split(' ')) {
    const before = words.at(-1);
    if (before !== undefined && /\d$/.test(before) && UNIT.test(word))
      words[words.length - 1] = `${before} ${word}`;
    else words.push(word);
  }
  return words;
}

/** A word that is too long for a line, cut after dashes, slashes and commas where there are some, else where it must. */
function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const cut = word.slice(0, width).search(/[-–_/,](?=[^-–_/,]*$)/);
  const at = cut > 0 ? cut + 1 : Math.max(1, width);
  return [word.slice(0, at), ...pieces(word.slice(at), width)];
}

/** A command on several lines of at most `width` characters that a shell still takes as one. Quoted words are never cut. */
export function wrapCommand(command: string, width: number, indent = '  '): string {
  const words = command.match(/(?:'[^']*'|[^\s'])+/g) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (line !== '' && joined.length > width - 2) {
      lines.push(`${line} \\`);
      line = indent + word;
    } else line = joined;
  }
  lines.push(line);
  return lines.join('\n');
}
