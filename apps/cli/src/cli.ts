import { nearest, UsageError, VERSION } from '@dmct/core';
import { claims } from './commands/claims.js';
import type { Command } from './commands/command.js';
import { compare } from './commands/compare.js';
import { demo } from './commands/demo.js';
import { commandHelp, overview } from './commands/help.js';
import { list } from './commands/list.js';
import { run } from './commands/run.js';
import { sweep } from './commands/sweep.js';
import { validate } from './commands/validate.js';
import { EXIT } from './exit-status.js';
import type { Io } from './io.js';
import { MachineFailure } from './output/failure.js';
import { parseArguments } from './options/parse-arguments.js';

const COMMANDS: readonly Command[] = [compare, run, sweep, list, claims, validate, demo];

/**
 * The whole command line: `argv` without the interpreter and the script. Resolves to the exit status and never rejects;
 * bad usage and faults are one line on stderr each.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    return explain(error, io);
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...words] = argv;
  if (name === '--version' || name === '--help' || name === '-h' || name === 'help') {
    if (words.length > 0 && name !== 'help') {
      throw new UsageError(`${name} stands alone (given: ${JSON.stringify(words[0])} after it)`);
    }
    io.stdout.write(name === '--version' ? `${VERSION}\n` : helpFor(words));
    return EXIT.ok;
  }
  const command = findCommand(name);
  const args = parseArguments(`dmct ${command.name}`, words, command.options, command.operandsMax);
  if (args.has('help')) {
    io.stdout.write(commandHelp(command));
    return EXIT.ok;
  }
  return command.run(args, io);
}

function helpFor(words: readonly string[]): string {
  const [topic, extra] = words;
  if (extra !== undefined)
    throw new UsageError(`help takes one command (given: ${JSON.stringify(extra)} after it)`);
  return topic === undefined ? overview(COMMANDS) : commandHelp(findCommand(topic));
}

function findCommand(name: string | undefined): Command {
  const names = COMMANDS.map((command) => command.name);
  const known = `there are: ${names.join(', ')} (dmct --help says what they do)`;
  if (name === undefined) throw new UsageError(`no command given; ${known}`);
  const command = COMMANDS.find((each) => each.name === name);
  if (command !== undefined) return command;
  const guess = nearest(name, names);
  throw new UsageError(
    `no command ${JSON.stringify(name)}${guess === null ? '' : ` (did you mean ${guess}?)`}; ${known}`,
  );
}

/** A plugin may bring its own copy of @dmct/core, and with it another UsageError. */
function isUsageError(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof Error && error.name === 'UsageError');
}

function explain(error: unknown, io: Io): number {
  if (isUsageError(error)) {
    io.stderr.write(`dmct: ${oneLine(error.message)}\n`);
    return EXIT.usage;
  }
  if (error instanceof MachineFailure) {
    io.stderr.write(`dmct: ${oneLine(error.message)}\n`);
    return EXIT.fault;
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  io.stderr.write(`dmct: a fault of the lab or of a plugin: ${oneLine(message)}\n`);
  const isDebugging = io.environment['DMCT_DEBUG'] === '1';
  if (isDebugging && error instanceof Error) io.stderr.write(`${error.stack ?? ''}\n`);
  return EXIT.fault;
}

/** What is quoted of an argument or a path at most, and how long the whole line may get. */
const WORD_CHARACTERS_MAX = 160;
const LINE_CHARACTERS_MAX = 1000;

/**
 * Control characters of a bad argument must neither break the line nor reach a terminal, and a long one must not bury what
 * is said of it.
 */
function oneLine(text: string): string {
  const line = text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\S+/gu, (word) => shortened(word, WORD_CHARACTERS_MAX))
    .trim();
  return shortened(line, LINE_CHARACTERS_MAX);
}

/** The beginning and the end, where there is too much between them. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, Math.floor(most * 0.7))}…${text.slice(-Math.floor(most * 0.2))}`;
}
