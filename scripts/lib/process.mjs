import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** How long a child that was asked to stop may take before it is killed. */
const graceMilliseconds = 5_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/** The signal that ended us, once one has. */
/** @type {NodeJS.Signals | undefined} */
let stoppedBy;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    stoppedBy = signal;
    // A terminal sends Ctrl-C to children itself; a second one would make them skip their clean-up.
    const heard = signal === 'SIGINT' && process.stdin.isTTY;
    for (const child of children) stop(child, heard ? undefined : signal);
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} [signal] none when the child has had one already
 */
function stop(child, signal) {
  if (signal !== undefined) child.kill(signal);
  setTimeout(() => child.kill('SIGKILL'), graceMilliseconds).unref();
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
    // npx is a batch file there.
    shell: process.platform === 'win32' && command === 'npx',
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
