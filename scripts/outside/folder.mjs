import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { capture } from '../lib/process.mjs';
import { pack } from '../lib/workspace.mjs';

/** What was asked to be left out; the reason is its message. Nothing else is ever left out: what can't be done has failed. */
export class LeftOut extends Error {}

/** @typedef {{ name: string, run: () => Promise<string | undefined> }} Step */
/** @typedef {ReturnType<typeof createOutside>} Outside */

/** A command that hangs is stopped; the longest takes half a minute. */
const commandSeconds = 900;

/**
 * A folder outside the repo, and commands in it that know nothing of the repo.
 *
 * @param {string} folder
 */
export function createOutside(folder) {
  const packages = path.join(folder, 'packages');
  mkdirSync(packages);
  const env = foreignEnvironment();
  /**
   * What a command writes to stdout. Throws with the end of what it said when its exit status is another.
   *
   * @param {string} room a folder below ours
   * @param {readonly string[]} words the command and its arguments
   * @param {readonly number[]} [allowed] exit statuses
   */
  async function command(room, [name = '', ...args], allowed = [0]) {
    const cwd = path.join(folder, room);
    mkdirSync(cwd, { recursive: true });
    const { status, stdout, stderr } = await capture(name, args, {
      cwd,
      env,
      isClean: true,
      limitSeconds: commandSeconds,
    });
    if (allowed.includes(status)) return stdout;
    const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-25).join('\n');
    throw new Error(`\`${[name, ...args].join(' ')}\` ended with ${status}:\n${said}`);
  }
  return {
    folder,
    packages,
    command,
    pack: async () => {
      if ((await pack(packages)) !== 0) throw new Error('pnpm pack failed');
    },
    /** @param {string} room @param {string[]} specs */
    install(room, ...specs) {
      const manifest = path.join(folder, room, 'package.json');
      mkdirSync(path.dirname(manifest), { recursive: true });
      // Without one npm would install into the nearest folder above that has one.
      if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true, "type": "module" }');
      return command(room, [
        'npm',
        'install',
        '--prefer-offline',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        ...specs,
      ]);
    },
    /** @param {string} file below the folder @param {string} text */
    write(file, text) {
      const target = path.join(folder, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    },
  };
}

/** The environment of somebody else's shell: what `npm run` tells its scripts of the repo is not passed on. */
function foreignEnvironment() {
  const kept = /^npm_config_(registry|cache|userconfig|globalconfig|.*proxy|cafile)$/i;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => {
      if (/^npm_/i.test(name)) return kept.test(name);
      return !['NODE_PATH', 'INIT_CWD', 'PNPM_SCRIPT_SRC_DIR', 'NODE_OPTIONS'].includes(name);
    }),
  );
}

/** @param {boolean} condition @param {string} complaint */
export function demand(condition, complaint) {
  if (!condition) throw new Error(complaint);
}
