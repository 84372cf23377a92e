import type { Plugins } from '@dmct/core';
import { myValidation } from './my-validation.js';

export { myValidation } from './my-validation.js';

/** What dmct.config.ts adds to the lab. */
const plugins: Plugins = { apiVersion: 1, validations: [myValidation] };
export default plugins;
