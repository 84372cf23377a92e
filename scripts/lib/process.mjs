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
 * @param {{ stdout?: 'data' | 'chatter', env?: Record<string, string>, limitSeconds?: number }} [options] chatter
 *   goes to stderr; at the limit the command is stopped
 * @returns {Promise<number>} its exit status; 128 + the signal's number when a signal ended it
 */
export async function run(command, args, { stdout = 'data', env = {}, limitSeconds } = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', stdout === 'data' ? 'inherit' : 2, 'inherit'],
    env: { ...process.env, ...env },
    // A group of its own, which a terminal's Ctrl-C doesn't reach: it hears of it once, from us.
    detached: !isWindows,
    // npx and npm are batch files there.
    shell: isWindows && (command === 'npx' || command === 'npm'),
  });
  children.add(child);
  const limit =
    limitSeconds === undefined ? undefined : setTimeout(() => stop(child, 'SIGTERM'), limitSeconds * 1000);
  const status = await new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
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
