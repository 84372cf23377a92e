import { existsSync, readFileSync, readdirSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './process.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** pnpm and turbo neither ask questions nor report home. */
const quiet = { CI: 'true', TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };

/** Ends with one clear line when Node is older than package.json asks for. */
export function assertNode() {
  const wanted = manifest.engines.node.replace('>=', '');
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  console.error(`DMCT Lab needs Node ${wanted} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Runs the pnpm that package.json names, whether or not one is installed, and puts it on PATH for what it runs.
 *
 * @param {readonly string[]} args
 */
function pnpm(args) {
  const [version] = manifest.packageManager.split('+');
  return run('npx', ['-y', version, ...args], { stdout: 'chatter', env: quiet });
}

/** Installs what the lockfile names, when something that an install reads is newer than the last install. */
export async function ensureInstalled() {
  const stamp = path.join(root, 'node_modules', '.modules.yaml');
  if (existsSync(stamp) && installInputs().every((file) => modified(file) < modified(stamp))) return 0;
  const start = new Date();
  const status = await pnpm(['install', '--frozen-lockfile']);
  // An install that had nothing to do leaves the stamp old.
  if (status === 0) utimesSync(stamp, start, start);
  return status;
}

/** Builds the packages that turbo's filters name, all of them without one. @param {readonly string[]} filters */
export function build(filters = []) {
  return pnpm([
    'exec',
    'turbo',
    'run',
    'build',
    '--ui=stream',
    '--output-logs=errors-only',
    ...filters.map((filter) => `--filter=${filter}`),
  ]);
}

/** Tarballs of every package that is published, into a folder. @param {string} folder */
export function pack(folder) {
  return pnpm([
    '--silent',
    '-r',
    '--filter',
    './packages/*',
    '--filter',
    '@dmct/cli',
    'pack',
    '--pack-destination',
    folder,
  ]);
}

/**
 * Vitest, by the Node that runs this script.
 *
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export function vitest(args, env = {}) {
  return run(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args], { env });
}

/** @param {string} file */
function modified(file) {
  return statSync(file).mtimeMs;
}

function installInputs() {
  const rooms = ['packages', 'apps', 'examples']
    .map((folder) => path.join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)));
  return [root, ...rooms]
    .map((folder) => path.join(folder, 'package.json'))
    .concat(path.join(root, 'pnpm-lock.yaml'), path.join(root, 'pnpm-workspace.yaml'))
    .filter((file) => existsSync(file));
}
