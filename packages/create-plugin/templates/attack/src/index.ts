import type { Plugins } from '@dmct/core';
import { myAttack } from './my-attack.js';

export { myAttack } from './my-attack.js';

/** What dmct.config.ts adds to the lab. */
const plugins: Plugins = { apiVersion: 1, attacks: [myAttack] };
export default plugins;
