// What somebody without the repo can do, in an empty folder with Node alone: the packages as tarballs, as a registry
// would hand them out, and everything else from the registry. Prints how long each step took; cleans up; never
// touches the repo. `--keep` leaves the folder and says where it is. A step that can't be done has failed: where the
// machine's registry has no DuckDB (68 MB of native code), `--without duckdb` says so, and the end says it again. Expects
// the packages to be built.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { consumerSteps } from './outside/consumer.mjs';
import { contributorSteps } from './outside/contributor.mjs';
import { createOutside, LeftOut } from './outside/folder.mjs';
import { packageSteps } from './outside/packages.mjs';
import { researcherSteps } from './outside/researcher.mjs';

/** What may be left out. */
const removable = ['duckdb'];

/** Null where they are wrong. @param {readonly string[]} args */
function readArguments(args) {
  const words = args.filter((arg) => arg !== '--');
  /** @type {string[]} */
  const without = [];
  let keep = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    if (word === '--keep') keep = true;
    else if (word === '--without' && removable.includes(next)) {
      without.push(next);
      at++;
    } else return null;
  }
  return { keep, without };
}

async function main() {
  const wanted = readArguments(process.argv.slice(2));
  if (wanted === null) {
    console.error(`outside: takes --keep and --without ${removable.join('|')}, and nothing else`);
    return 64;
  }
  const { keep, without } = wanted;
  const folder = mkdtempSync(path.join(tmpdir(), 'dmct-outside-'));
  // Also when a signal ends us: run() then exits.
  process.on('exit', () => {
    if (keep) console.log(`kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  });
  const outside = createOutside(folder);
  const steps = [packageSteps, contributorSteps, researcherSteps, consumerSteps].flatMap((make) =>
    make(outside, { without }),
  );
  const began = performance.now();
  /** @type {string[]} */
  const leftOut = [];
  for (const { name, run } of steps) {
    const start = performance.now();
    const seconds = () => `${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s`;
    try {
      const said = await run();
      console.log(`ok     ${seconds()}  ${name}${said === undefined ? '' : `: ${said}`}`);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      const isLeftOut = error instanceof LeftOut;
      console.log(`${isLeftOut ? 'left out' : `FAILED ${seconds()}`}  ${name}: ${text}`);
      // What comes later needs what came before.
      if (!isLeftOut) return 1;
      leftOut.push(name);
    }
  }
  const took = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const done = `${steps.length - leftOut.length} of ${steps.length} steps in ${took}`;
  console.log(leftOut.length === 0 ? done : `${done}; left out, as asked: ${leftOut.join(', ')}`);
  return 0;
}

process.exitCode = await main();
