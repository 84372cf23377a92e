#!/usr/bin/env node
import { writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { main } from './cli.js';
import { EXIT } from './exit-status.js';
import { reasonOf } from './output/errno.js';
import { programOf } from './program.js';
import { PLAIN_COLUMNS, type TextOut } from './io.js';

function textOut(stream: NodeJS.WriteStream): TextOut {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? PLAIN_COLUMNS,
  };
}

// A reader that has seen enough (`dmct list | head`) is no fault. Ctrl-C keeps its default unless workers are busy: what
// runs in this thread is synchronous and files are only written at its end, so that the process can end at once, by the
// signal (status 130 in a shell).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  writeSync(2, `dmct: can't write to stdout: ${reasonOf(error, '')}\n`);
  process.exit(EXIT.fault);
});

process.exitCode = await main(process.argv.slice(2), {
  stdout: textOut(process.stdout),
  stderr: textOut(process.stderr),
  cwd: process.cwd(),
  environment: process.env,
  now: () => performance.now(),
  program: programOf(process.env, process.argv[1] ?? 'dmct', process.cwd()),
  cores: availableParallelism(),
  workerFile: new URL('worker.js', import.meta.url),
  onInterrupt: (callback) => {
    process.once('SIGINT', callback);
    return () => void process.off('SIGINT', callback);
  },
});
