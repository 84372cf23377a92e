import type { Plugins } from '@dmct/core';
import { myReporter } from './my-reporter.js';

export { myReporter } from './my-reporter.js';

/** What dmct.config.ts adds to the lab. */
const plugins: Plugins = { apiVersion: 1, reporters: [myReporter] };
export default plugins;
