/**
 * Elementary functions from + − × ÷ √ alone. IEEE 754 defines those exactly, so every engine, version and machine
 * gives the same bits, which ECMAScript doesn't promise of Math.sin and its sisters.
 */
export { PI, TAU } from './constants.js';
export { acos, asin, atan, atan2 } from './arctangent.js';
export { exp, log, log10, log2, logOfUniform } from './exponential.js';
export { pow } from './power.js';
export { cos, sin, sincos, tan } from './trigonometry.js';
export { cosTurns, sinTurns } from './turns.js';
export { sincosTurns } from '../kernels/angles.js';
