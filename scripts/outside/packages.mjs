// The packages as a registry would get them: manifests, files and types, before anybody uses them.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { demand } from './folder.mjs';

/** @param {import('./folder.mjs').Outside} outside @returns {import('./folder.mjs').Step[]} */
export function packageSteps({ pack, packages }) {
  const tarballs = () =>
    readdirSync(packages).map((name) => ({ name, data: readFileSync(path.join(packages, name)) }));
  return [
    {
      name: 'pack every package',
      run: async () => {
        await pack();
        return `${tarballs().length} tarballs`;
      },
    },
    {
      name: 'publint',
      run: async () => {
        const { publint } = await import('publint');
        const { formatMessage } = await import('publint/utils');
        const faults = [];
        for (const { name, data } of tarballs()) {
          const { messages, pkg } = await publint({ pack: { tarball: arrayBuffer(data) }, strict: true });
          for (const message of messages)
            faults.push(`${name}: ${formatMessage(message, pkg) ?? message.code}`);
        }
        demand(faults.length === 0, faults.join('\n'));
        return undefined;
      },
    },
    {
      name: 'are the types wrong',
      run: async () => {
        const { checkPackage, createPackageFromTarballData } = await import('@arethetypeswrong/core');
        const faults = [];
        for (const { name, data } of tarballs()) {
          const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(data)));
          if (!analysis.types) {
            // A command alone has none to be wrong.
            if (!name.startsWith('dmct-cli-')) faults.push(`${name} has no types`);
            continue;
          }
          for (const problem of analysis.problems) {
            // ESM only: `require` of it resolves to ESM, which Node 20.19 and later load.
            if (problem.kind === 'CJSResolvesToESM' || isOldResolution(problem)) continue;
            faults.push(`${name}: ${problem.kind}`);
          }
        }
        demand(faults.length === 0, faults.join('\n'));
        return undefined;
      },
    },
  ];
}

/** Resolution as before Node had `exports`. @param {object} problem */
function isOldResolution(problem) {
  return 'resolutionKind' in problem && problem.resolutionKind === 'node10';
}

/** @param {Buffer} data @returns {ArrayBuffer} */
function arrayBuffer(data) {
  return new Uint8Array(data).buffer;
}
