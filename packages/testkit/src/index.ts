/** Conformance suites for plugins, and deliberately broken strategies that show that the suites catch something. */
export type { Check } from './conformance/check.js';
export type { ConformanceOptions } from './conformance/options.js';
export { strategyConformance } from './conformance/strategy-conformance.js';
