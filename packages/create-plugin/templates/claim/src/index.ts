import type { Plugins } from '@dmct/core';
import { myClaim } from './my-claim.js';

export { myClaim } from './my-claim.js';

/** What dmct.config.ts adds to the lab. */
const plugins: Plugins = { apiVersion: 1, claims: [myClaim] };
export default plugins;
