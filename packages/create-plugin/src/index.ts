/** Scaffolds plugins of DMCT Lab from templates that are built, linted and tested where they stand. */
export { BUILT_IN } from './built-in.js';
export { main } from './cli.js';
export { KINDS, type Kind } from './kinds.js';
export { scaffold, ScaffoldError, type ScaffoldOptions } from './scaffold.js';
