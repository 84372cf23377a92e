import path from 'node:path';
import { isKind, KINDS } from './kinds.js';
import { scaffold, ScaffoldError } from './scaffold.js';

/** Where the command speaks, and where it stands. */
export interface ScaffoldIo {
  readonly cwd: string;
  write(text: string): void;
  complain(text: string): void;
}

const USAGE = `npm create @dmct/plugin KIND NAME [-- --dir FOLDER] [--packages FOLDER]

  KIND                ${KINDS.join(', ')}
  NAME                of the plugin and its package: lower case, digits and dashes
  --dir FOLDER        where it goes; default: NAME, in this folder. It must not exist, or be empty
  --packages FOLDER   tarballs of the lab's packages to install instead of the published ones
`;

const EXIT = { ok: 0, usage: 64, fault: 70 } as const;

/** The command. Returns its exit status, a whole number: 0, 64 for bad usage in one line, 70 for a fault of ours. Never throws. */
export function main(args: readonly string[], io: ScaffoldIo): number {
  if (args.length === 0 || args.includes('--help') || args.includes('-h')) {
    io.write(USAGE);
    return args.length === 0 ? EXIT.usage : EXIT.ok;
  }
  try {
    const { kind, name, folder, packages } = parse(args, io.cwd);
    const files = scaffold({ kind, name, folder, ...(packages === undefined ? {} : { packages }) });
    const shown = path.relative(io.cwd, folder) || '.';
    io.write(
      `${files.length} files in ${shown}: ${kind === 'attack' ? 'an' : 'a'} ${kind} that builds, lints, passes its conformance suite and is listed.\n\n` +
        `  cd ${shown}\n  npm install\n  npm test\n  npx dmct list\n`,
    );
    return EXIT.ok;
  } catch (error) {
    const isUsage = error instanceof ScaffoldError;
    const text = error instanceof Error ? error.message : String(error);
    io.complain(`create-plugin: ${text.split('\n')[0] ?? ''}\n`);
    return isUsage ? EXIT.usage : EXIT.fault;
  }
}

function parse(args: readonly string[], cwd: string) {
  const words: string[] = [];
  const options: Record<'dir' | 'packages', string | undefined> = { dir: undefined, packages: undefined };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('--')) {
      words.push(arg);
      continue;
    }
    const [, name = '', given] = /^--([^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name !== 'dir' && name !== 'packages') {
      throw new ScaffoldError(`no option ${JSON.stringify(arg)}; there are: --dir, --packages, --help`);
    }
    const value = given ?? args[++at];
    if (value === undefined || value === '') throw new ScaffoldError(`--${name} needs a folder`);
    options[name] = path.resolve(cwd, value);
  }
  const [kind, name, ...more] = words;
  if (kind === undefined || !isKind(kind)) {
    throw new ScaffoldError(`no kind ${JSON.stringify(kind ?? '')}; there are: ${KINDS.join(', ')}`);
  }
  if (name === undefined) throw new ScaffoldError(`the ${kind} needs a name, as in: ${kind} my-${kind}`);
  if (more.length > 0) throw new ScaffoldError(`one name only: what is ${JSON.stringify(more[0])}?`);
  return { kind, name, folder: options.dir ?? path.resolve(cwd, name), packages: options.packages };
}
