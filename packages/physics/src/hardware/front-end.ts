import { assertFinite, assertInteger, assertNotNegative, assertPositive } from '../math/assert.js';
import { PI } from '../math/constants.js';
import { cosTurns, sinTurns } from '../math/turns.js';
import type { FieldReading } from '../field/field-reading.js';
import { createCells } from './cells.js';

/** An analogue-to-digital converter. */
export interface Converter {
  /** One step, V/m of the field's in-phase and quadrature amplitude. */
  readonly step: number;
  /** Full scale is ±(2^(bits−1) − 1) steps; beyond it clips. */
  readonly bits: number;
}

/** What stands between the antenna and the arithmetic. */
export interface FrontEnd {
  readonly lowHz: number;
  readonly bandwidthHz: number;
  /** Absent: as fine and as high as numbers go. */
  readonly converter?: Converter;
}

/**
 * A reading as a receiver with a real front end has it. The band is mixed down to its middle and integrated and dumped
 * in cells of 1/(2B), twice the Nyquist rate; in-phase and quadrature parts are converted, rounded and clipped; all
 * integrals are sums over the cells, with the cell's sinc taken out again. So times are smeared by a cell, tones
 * beyond ±B of the middle fold back (a dump's sinc is a poor filter), a strong wave that clips makes products on other
 * tones, and a weak one below a step is lost unless noise lifts it over: near and far emitters can't both be heard
 * once they lie further apart than the converter's range of about 6 dB a bit (Proakis & Manolakis, Digital Signal
 * Processing, §6.3). Noise comes with the reading: one draw a cell, so that overlapping gates share theirs.
 * Throws a RangeError for a front end that is out of range and, when it is read, for a gate or sample outside of the window.
 */
export function throughFrontEnd(reading: FieldReading, frontEnd: FrontEnd): FieldReading {
  const { lowHz, bandwidthHz, converter } = frontEnd;
  assertNotNegative('lowHz', lowHz);
  assertPositive('bandwidthHz', bandwidthHz);
  if (converter !== undefined) {
    assertPositive('converter.step', converter.step);
    assertInteger('converter.bits', converter.bits, 2, 48);
  }
  const middleHz = lowHz + 0.5 * bandwidthHz;
  const cells = createCells(reading, middleHz, 0.5 / bandwidthHz, converter);
  const gateOf = (startSeconds: number, durationSeconds: number): [from: number, until: number] => {
    assertFinite('a gate start', startSeconds);
    assertPositive('a gate length', durationSeconds);
    const slack = 1e-9 * reading.durationSeconds;
    if (startSeconds < -slack || startSeconds + durationSeconds > reading.durationSeconds + slack) {
      throw new RangeError(
        `a gate must lie in the window of ${reading.durationSeconds} s, got ${startSeconds} s for ${durationSeconds} s`,
      );
    }
    return [startSeconds / cells.seconds, (startSeconds + durationSeconds) / cells.seconds];
  };

  const integrateMany: FieldReading['integrateMany'] = (frequenciesHz, start, duration, outRe, outIm) => {
    const [from, until] = gateOf(start, duration);
    const last = Math.min(cells.count, Math.ceil(until));
    for (let k = 0; k < frequenciesHz.length; k++) {
      const cyclesPerCell = (frequenciesHz[k]! - middleHz) * cells.seconds;
      let re = 0;
      let im = 0;
      for (let cell = Math.max(0, Math.floor(from)); cell < last; cell++) {
        const share = Math.min(until, cell + 1) - Math.max(from, cell);
        const turns = cyclesPerCell * (cell + 0.5);
        const c = share * cosTurns(turns);
        const s = share * sinTurns(turns);
        const value = cells.at(cell);
        re += value.re * c + value.im * s;
        im += value.im * c - value.re * s;
      }
      const scale = 1 / ((until - from) * dumpResponse(cyclesPerCell));
      outRe[k] = scale * re;
      outIm[k] = scale * im;
    }
  };
  return {
    durationSeconds: reading.durationSeconds,
    integrateMany,
    integrate(frequencyHz, startSeconds, durationSeconds) {
      const [re, im] = [new Float64Array(1), new Float64Array(1)];
      integrateMany(Float64Array.of(frequencyHz), startSeconds, durationSeconds, re, im);
      return { re: re[0]!, im: im[0]! };
    },
    sample(timeSeconds) {
      if (!(timeSeconds >= 0 && timeSeconds <= reading.durationSeconds)) {
        throw new RangeError(
          `a sample must lie in the window of ${reading.durationSeconds} s, got ${timeSeconds} s`,
        );
      }
      const value = cells.at(Math.min(cells.count - 1, Math.floor(timeSeconds / cells.seconds)));
      const turns = middleHz * timeSeconds;
      return value.re * cosTurns(turns) - value.im * sinTurns(turns);
    },
  };
}

/** sin(πx)/(πx), what a dump over x cycles leaves of a tone; never below a hundredth, where there is nothing to restore. */
function dumpResponse(cycles: number): number {
  if (cycles === 0) return 1;
  const response = sinTurns(0.5 * cycles) / (PI * cycles);
  return Math.abs(response) < 0.01 ? 0.01 : response;
}
