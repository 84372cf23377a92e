import { pathToFileURL } from 'node:url';
import { root } from '../lib/workspace.mjs';

/** A built package. @param {string} name */
export const load = (name) => import(pathToFileURL(`${root}/packages/${name}/dist/index.js`).href);

/** @param {boolean} condition @param {string} what */
export function demand(condition, what) {
  if (!condition) throw new Error(`wrong result: ${what}`);
}
