import { assemble } from './assembler.js';
import { chord } from './chord-kernel.js';
import { LAYOUT } from './layout.js';
import { sincos, tone } from './tone-kernels.js';

/** The modules, each below the 4 kB that any browser's main thread compiles at once. */
export const buildModules = {
  tones: (): Uint8Array => assemble([sincos(), tone('phasor', true)], LAYOUT.pages),
  fields: (): Uint8Array => assemble([tone('field', false), chord('chord', false)], LAYOUT.pages),
  codes: (): Uint8Array => assemble([chord('codedChord', true)], LAYOUT.pages),
} as const;
