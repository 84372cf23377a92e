import type { FieldReading } from '../field/field-reading.js';
import type { Phasor } from '../field/phasor.js';
import type { Converter } from './front-end.js';

/** The field of a window as the converter gives it, cell by cell. */
export interface Cells {
  readonly seconds: number;
  readonly count: number;
  /** The converted phasor of one cell about the middle frequency, V/m; valid until the next call. */
  at(cell: number): Phasor;
}

/** Cells are converted in blocks when first asked for: long windows are mostly never looked at. */
const BLOCK = 1024;

/** Integrates and dumps a reading about `middleHz`, cell by cell as needed. */
export function createCells(
  reading: FieldReading,
  middleHz: number,
  cellSeconds: number,
  converter: Converter | undefined,
): Cells {
  const count = Math.max(1, Math.floor(reading.durationSeconds / cellSeconds + 1e-9));
  const seconds = Math.min(cellSeconds, reading.durationSeconds);
  const blocks = new Map<number, Float64Array>();
  const frequency = Float64Array.of(middleHz);
  const [re, im] = [new Float64Array(1), new Float64Array(1)];
  const convert =
    converter === undefined ? (value: number) => value : (value: number) => converted(value, converter);
  const fill = (block: number): Float64Array => {
    const values = new Float64Array(2 * BLOCK);
    for (let i = 0; i < BLOCK && block * BLOCK + i < count; i++) {
      reading.integrateMany(frequency, (block * BLOCK + i) * seconds, seconds, re, im);
      values[2 * i] = convert(re[0]!);
      values[2 * i + 1] = convert(im[0]!);
    }
    blocks.set(block, values);
    return values;
  };
  const value = { re: 0, im: 0 };
  let openBlock = -1;
  let open: Float64Array = re;
  return {
    seconds,
    count,
    at(cell) {
      const block = Math.floor(cell / BLOCK);
      if (block !== openBlock) {
        open = blocks.get(block) ?? fill(block);
        openBlock = block;
      }
      const at = 2 * (cell - block * BLOCK);
      value.re = open[at]!;
      value.im = open[at + 1]!;
      return value;
    },
  };
}

/** The nearest step, clipped at full scale. */
function converted(value: number, { step, bits }: Converter): number {
  const fullScale = pow2(bits - 1) - 1;
  return step * Math.max(-fullScale, Math.min(fullScale, Math.round(value / step)));
}

function pow2(exponent: number): number {
  let value = 1;
  for (let i = 0; i < exponent; i++) value *= 2;
  return value;
}
