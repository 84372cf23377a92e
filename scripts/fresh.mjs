// What works in a fresh clone with nothing but Node: installs and builds what is missing, then runs the command.
//   node scripts/fresh.mjs build
//   node scripts/fresh.mjs test [vitest's arguments]
//   node scripts/fresh.mjs compare [dmct compare's arguments]
//   node scripts/fresh.mjs create-plugin KIND NAME [--dir FOLDER]
//   node scripts/fresh.mjs outside [--keep]
// stdout carries the last command's data alone; the exit status is that of the step that failed, or of the last.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from './lib/process.mjs';
import { assertNode, build, ensureInstalled, pack, root, vitest } from './lib/workspace.mjs';

/** Where `create-plugin` finds the lab's packages as long as no registry has them. */
const tarballs = path.join(root, 'reports', 'packages');
/** What is published. */
const published = ['@dmct/cli...', '@dmct/testkit...', '@dmct/create-plugin'];

/** @type {Record<string, ((args: string[]) => (() => Promise<number>)[]) | undefined>} */
const commands = {
  build: () => [ensureInstalled, build],
  test: (args) => [ensureInstalled, build, () => vitest(args)],
  compare: (args) => [ensureInstalled, () => build(['@dmct/cli...']), () => compare(args)],
  'create-plugin': (args) => [
    ensureInstalled,
    () => build(published),
    packAll,
    () => run(process.execPath, createPluginCommand(args), { cwd: process.env['INIT_CWD'] ?? root }),
  ],
  outside: (args) => [
    ensureInstalled,
    () => build(published),
    () => run(process.execPath, ['scripts/outside.mjs', ...args]),
  ],
};

function packAll() {
  rmSync(tarballs, { recursive: true, force: true });
  mkdirSync(tarballs, { recursive: true });
  return pack(tarballs);
}

/** @param {readonly string[]} args */
function createPluginCommand(args) {
  const main = path.join(root, 'packages/create-plugin/dist/main.js');
  // npm takes the first `--` away, pnpm leaves it.
  const words = args.filter((arg) => arg !== '--');
  return [main, ...words, ...(words.length > 1 ? ['--packages', tarballs] : [])];
}

/**
 * Both reports are always written; the table goes to stdout unless the arguments put another reporter there.
 *
 * @param {string[]} args
 */
function compare(args) {
  mkdirSync('reports', { recursive: true });
  const defaults = ['--reporter', 'markdown=reports/compare.md', '--reporter', 'json=reports/compare.json'];
  const terminal = takesStdout(args) ? [] : ['--reporter', 'terminal'];
  return run(process.execPath, ['apps/cli/dist/main.js', 'compare', ...terminal, ...defaults, ...args]);
}

/** Whether the arguments name a reporter without a file. @param {string[]} args */
function takesStdout(args) {
  const names = args.flatMap((arg, at) => {
    if (arg === '--reporter') return [args[at + 1] ?? ''];
    return arg.startsWith('--reporter=') ? [arg.slice('--reporter='.length)] : [];
  });
  return names.some((name) => !name.includes('='));
}

async function main() {
  const [name = '', ...args] = process.argv.slice(2);
  const steps = commands[name]?.(args);
  if (steps === undefined) {
    console.error(`fresh: unknown command '${name}'; it is one of ${Object.keys(commands).join(', ')}.`);
    return 64;
  }
  assertNode();
  process.chdir(root);
  for (const step of steps) {
    const status = await step();
    if (status !== 0) return status;
  }
  return 0;
}

process.exitCode = await main();
