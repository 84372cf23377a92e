import type { Validation } from '@dmct/core';
import { d1 } from './d1.js';
import { d10 } from './d10.js';
import { d12 } from './d12.js';
import { d13 } from './d13.js';
import { d15 } from './d15.js';
import { d16 } from './d16.js';
import { d17 } from './d17.js';
import { d19 } from './d19.js';
import { d2 } from './d2.js';
import { d20Agree } from './d20-agree.js';
import { d20Cancel } from './d20-cancel.js';
import { d20Cascade } from './d20-cascade.js';
import { d20Gain } from './d20-gain.js';
import { d20Grind } from './d20-grind.js';
import { d20Looks } from './d20-looks.js';
import { d20Margin } from './d20-margin.js';
import { dPopulation } from './d-population.js';
import { d3 } from './d3.js';
import { d4 } from './d4.js';
import { d5 } from './d5.js';
import { d6 } from './d6.js';
import { d7 } from './d7.js';
import { d8 } from './d8.js';
import { d9 } from './d9.js';

/** Published results about waves and detection, in the order of their ids. */
export const validations: readonly Validation[] = [
  d1,
  d2,
  d3,
  d4,
  d5,
  d6,
  d7,
  d8,
  d9,
  d10,
  d12,
  d13,
  d15,
  d16,
  d17,
  d19,
  d20Looks,
  d20Agree,
  d20Gain,
  d20Cancel,
  d20Margin,
  d20Grind,
  d20Cascade,
  dPopulation,
];
