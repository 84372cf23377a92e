// What somebody without the repo can do, in an empty folder with Node alone: the packages as tarballs, as a registry
// would hand them out, and everything else from the registry. Prints how long each step took; cleans up; never
// touches the repo. `--keep` leaves the folder and says where it is. Expects the packages to be built.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { consumerSteps } from './outside/consumer.mjs';
import { contributorSteps } from './outside/contributor.mjs';
import { createOutside, Skipped } from './outside/folder.mjs';
import { packageSteps } from './outside/packages.mjs';
import { researcherSteps } from './outside/researcher.mjs';

async function main() {
  const keep = process.argv.includes('--keep');
  const folder = mkdtempSync(path.join(tmpdir(), 'dmct-outside-'));
  // Also when a signal ends us: run() then exits.
  process.on('exit', () => {
    if (keep) console.log(`kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  });
  const outside = createOutside(folder);
  const steps = [packageSteps, contributorSteps, researcherSteps, consumerSteps].flatMap((make) =>
    make(outside),
  );
  const began = performance.now();
  for (const { name, run } of steps) {
    const start = performance.now();
    const seconds = () => `${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s`;
    try {
      const said = await run();
      console.log(`ok     ${seconds()}  ${name}${said === undefined ? '' : `: ${said}`}`);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      const isSkipped = error instanceof Skipped;
      console.log(`${isSkipped ? 'skip  ' : 'FAILED'} ${seconds()}  ${name}: ${text}`);
      // What comes later needs what came before.
      if (!isSkipped) return 1;
    }
  }
  console.log(`all of it in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return 0;
}

process.exitCode = await main();
