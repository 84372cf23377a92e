import { VERSION } from '@dmct/core';
import type { Option } from '../options/option.js';
import type { Command } from './command.js';

const COLUMNS = 100;

/** What `dmct --help` prints. */
export function overview(commands: readonly Command[]): string {
  const names = commands.map((each) => each.name.length);
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(Math.max(...names) + 2)}${summary}`);
  return [
    `dmct ${VERSION}: a laboratory for Byzantine agreement`,
    '',
    'dmct COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    'dmct COMMAND --help says more; dmct --version prints the version.',
    'Results go to stdout, progress and errors to stderr. Plugins of your own: dmct.config.ts.',
    '',
  ].join('\n');
}

/** What `dmct COMMAND --help` prints. */
export function commandHelp(command: Command): string {
  const usage = ['dmct', command.name, command.operands, '[OPTIONS]'].filter((word) => word !== '').join(' ');
  const labels = command.options.map(label);
  const width = Math.max(...labels.map((each) => each.length)) + 4;
  const options = command.options.map(({ help, repeatable }, index) => {
    const text = repeatable === true ? `${help} (repeatable)` : help;
    return `  ${(labels[index] as string).padEnd(width - 2)}${hanging(text, width)}`;
  });
  return [
    usage,
    '',
    `${command.summary.slice(0, 1).toUpperCase()}${command.summary.slice(1)}.`,
    '',
    ...options,
    '',
    ...command.notes.map((note) => hanging(note, 0)),
    '',
  ].join('\n');
}

function label({ name, value }: Option): string {
  return value === null ? `--${name}` : `--${name} ${value}`;
}

/** Wraps text between words; lines after the first are indented. */
function hanging(text: string, indent: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) as string;
    if (line !== '' && indent + line.length + 1 + word.length > COLUMNS) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
