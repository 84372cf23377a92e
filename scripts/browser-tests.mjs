// The page's tests in a real browser: node scripts/browser-tests.mjs [vitest's arguments]
// The tests find the browser's path in CHROMIUM_PATH.
import { existsSync } from 'node:fs';
import { run } from './lib/process.mjs';
import { assertNode, build, ensureInstalled, root, vitest } from './lib/workspace.mjs';

const usualPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  return (named === undefined ? usualPaths : [named]).find((file) => existsSync(file));
}

async function installChromium() {
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!canInstall) return;
  /** @param {string[]} args */
  const apt = (...args) =>
    run('apt-get', ['-qq', ...args], { stdout: 'chatter', env: { DEBIAN_FRONTEND: 'noninteractive' } });
  console.error("Installing Debian's chromium …");
  if ((await apt('update')) === 0) await apt('install', '-y', '--no-install-recommends', 'chromium');
}

async function main() {
  assertNode();
  process.chdir(root);
  if (findChromium() === undefined) await installChromium();
  const chromium = findChromium();
  if (chromium === undefined) {
    console.error('No chromium found: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.');
    return 1;
  }
  for (const prepare of [ensureInstalled, build]) {
    const status = await prepare();
    if (status !== 0) return status;
  }
  const args = ['--config', 'vitest.browser.config.ts', ...process.argv.slice(2)];
  return vitest(args, { CHROMIUM_PATH: chromium });
}

process.exitCode = await main();
