import { nearest, UsageError } from '@dmct/core';
import type { Arguments, Option } from './option.js';

/**
 * Reads a command line by a table of options, strictly: an unknown option, one without its value, a flag with a value,
 * one that is given twice and one operand too many are each a UsageError of one line. `--name value`, `--name=value`,
 * and `--` before operands that begin with a dash.
 */
export function parseArguments(
  command: string,
  words: readonly string[],
  options: readonly Option[],
  operandsMax: number,
): Arguments {
  const operands: string[] = [];
  const values = new Map<string, string[]>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '--') {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (!isOption(word)) {
      operands.push(word);
      continue;
    }
    const { name, inline } = split(word);
    const option = find(command, name, word, options);
    if (values.has(option.name) && option.repeatable !== true) {
      throw new UsageError(`--${option.name} is given twice`);
    }
    const value = option.value === null ? flagValue(option, inline) : (inline ?? words[++at]);
    if (value === undefined || (inline === undefined && option.value !== null && value.startsWith('--'))) {
      throw new UsageError(`--${option.name} needs a value: --${option.name} ${option.value ?? ''}`);
    }
    values.set(option.name, [...(values.get(option.name) ?? []), value]);
  }
  if (operands.length > operandsMax) {
    const extra = operands[operandsMax] as string;
    throw new UsageError(`${command} doesn't take ${JSON.stringify(extra)}: try ${command} --help`);
  }
  return {
    operands,
    get: (name) => values.get(name)?.[0],
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
  };
}

/** A lone dash and a negative number are operands. */
function isOption(word: string): boolean {
  return word.length > 1 && word.startsWith('-') && !/^-[\d.]/.test(word);
}

function split(word: string): { readonly name: string; readonly inline: string | undefined } {
  const bare = word.replace(/^--?/, '');
  const equals = bare.indexOf('=');
  return equals < 0
    ? { name: bare, inline: undefined }
    : { name: bare.slice(0, equals), inline: bare.slice(equals + 1) };
}

function find(command: string, name: string, word: string, options: readonly Option[]): Option {
  const wanted = word.startsWith('--') ? name : (SHORT[name] ?? '');
  const option = options.find((each) => each.name === wanted);
  if (option !== undefined) return option;
  const names = options.map((each) => each.name);
  const guess = nearest(name, names);
  const shown = word.split('=')[0] as string;
  throw new UsageError(
    `${command} has no option ${JSON.stringify(shown)}${guess === null ? '' : ` (did you mean --${guess}?)`}; ` +
      `it has: ${names.map((each) => `--${each}`).join(', ')}`,
  );
}

const SHORT: Readonly<Record<string, string>> = { h: 'help' };

function flagValue(option: Option, inline: string | undefined): string {
  if (inline === undefined) return '';
  throw new UsageError(`--${option.name} takes no value (given: ${JSON.stringify(inline)})`);
}
