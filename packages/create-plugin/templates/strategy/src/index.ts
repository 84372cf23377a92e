import type { Plugins } from '@dmct/core';
import { myStrategy } from './my-strategy.js';

export { myStrategy } from './my-strategy.js';

/** What dmct.config.ts adds to the lab. */
const plugins: Plugins = { apiVersion: 1, strategies: [myStrategy] };
export default plugins;
