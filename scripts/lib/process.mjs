import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const isWindows = process.platform === 'win32';

/** How long a child that was asked to stop may take before it is killed. */
const graceMilliseconds = 5_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/** @type {NodeJS.Signals | undefined} the signal that ended us, once one has */
let stoppedBy;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    stoppedBy = signal;
    for (const child of children) stop(child, signal);
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function stop(child, signal) {
  signalGroup(child, signal);
  setTimeout(() => signalGroup(child, 'SIGKILL'), graceMilliseconds).unref();
}

/**
 * npx and pnpm don't pass signals on, so the whole group has to hear them.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (isWindows || child.pid === undefined) {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

/**
 * Runs a command to its end. Ctrl-C and SIGTERM reach the command and end this process with it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit status; 128 + the signal's number when a signal ended it
 */
export async function run(command, args, options = {}) {
  const { stdout = 'data', limitSeconds } = options;
  return end(
    start(command, args, ['ignore', stdout === 'data' ? 'inherit' : 2, 'inherit'], options),
    limitSeconds,
  );
}

/**
 * The same, with what the command writes as text.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ status: number, stdout: string, stderr: string }>}
 */
export async function capture(command, args, options = {}) {
  const child = start(command, args, ['ignore', 'pipe', 'pipe'], options);
  const texts = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text) => (texts.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text) => (texts.stderr += text));
  return { status: await end(child, options.limitSeconds), ...texts };
}

/**
 * @typedef {object} RunOptions
 * @property {'data' | 'chatter'} [stdout] chatter goes to stderr
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] on top of this process's own
 * @property {boolean} [isClean] whether `env` is all that there is
 * @property {number} [limitSeconds] when the command is stopped
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 * @param {RunOptions} options
 */
function start(command, args, stdio, { cwd, env = {}, isClean = false }) {
  const child = spawn(command, args, {
    stdio,
    ...(cwd === undefined ? {} : { cwd }),
    env: isClean ? env : { ...process.env, ...env },
    // A group of its own, which a terminal's Ctrl-C doesn't reach: it hears of it once, from us.
    detached: !isWindows,
    // npx and npm are batch files there.
    shell: isWindows && (command === 'npx' || command === 'npm'),
  });
  children.add(child);
  return child;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number | undefined} limitSeconds
 */
async function end(child, limitSeconds) {
  const limit =
    limitSeconds === undefined ? undefined : setTimeout(() => stop(child, 'SIGTERM'), limitSeconds * 1000);
  const status = await new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.on('close', (code, signal) => resolve(code ?? signalStatus(signal)));
  });
  children.delete(child);
  clearTimeout(limit);
  if (stoppedBy !== undefined) process.exit(signalStatus(stoppedBy));
  return status;
}

/** @param {NodeJS.Signals | null} signal */
function signalStatus(signal) {
  return 128 + (signal === null ? 0 : constants.signals[signal]);
}
