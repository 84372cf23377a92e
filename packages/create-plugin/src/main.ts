#!/usr/bin/env node
import { main } from './cli.js';

process.exitCode = main(process.argv.slice(2), {
  cwd: process.cwd(),
  write: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
});
