import { f64x2, i64x2, v128, type Code, type FunctionBuilder } from './assembler.js';

/*
 * What the wave kernels share. Each lane does what the reference in JavaScript does, operation for operation in the same
 * order, so that the bits are the same; the lanes are two points, two emitters, two angles or two subcarriers, never two
 * terms of one sum. There is no fused multiply-add and no relaxed instruction.
 */
const { add, sub, mul, div, sqrt } = f64x2;
const TAU = 6.283185307179586;

/** A number in both lanes. */
export type Constants = (value: number) => Code;
export const constantsOf =
  (kernel: FunctionBuilder): Constants =>
  (value) =>
    kernel.holdFirst(v128.constant(value));

const SINE = [
  8.33333333332248946124e-3, -1.98412698298579493134e-4, 2.75573137070700676789e-6,
  -2.50507602534068634195e-8, 1.58969099521155010221e-10,
] as const;
const SINE_CUBE = -1.66666666666666324348e-1;
const COSINE = [
  4.16666666666666019037e-2, -1.38888888888741095749e-3, 2.48015872894767294178e-5,
  -2.75573143513906633035e-7, 2.0875723212981748279e-9, -1.13596475577881948265e-11,
] as const;
/** 1.5·2^50: a sum with it is rounded to quarters, whose number stands in its last two bits. */
const QUARTERS = 1688849860263936;
const SIGN = v128.constant(-0);

/** Turns less whole quarters: an angle within ±π/4, and the number of quarters in the last two bits. */
export interface Reduced {
  readonly angle: Code;
  readonly quarter: Code;
}

/**
 * The reduction of math/turns.ts. Nearest goes by halves to even where Math.round goes up, which matters for the
 * quarters only: one eighth of a turn is minus one eighth from the next.
 */
export function reduced(f: FunctionBuilder, constant: Constants, turns: Code): Reduced {
  const fraction = f.hold(sub(turns, f64x2.nearest(turns)));
  const raised = f.hold(add(fraction, constant(QUARTERS)));
  const left = f.hold(sub(fraction, sub(raised, constant(QUARTERS))));
  const up = f.hold(v128.and(f64x2.equal(left, constant(0.125)), constant(0.25)));
  return { angle: f.hold(mul(sub(left, up), constant(TAU))), quarter: f.hold(add(raised, up)) };
}

export interface Sincos {
  readonly sin: Code;
  readonly cos: Code;
}

/** cosTurns and sinTurns of math/turns.ts. */
export function phasorOf(f: FunctionBuilder, constant: Constants, { angle, quarter }: Reduced): Sincos {
  const sign = f.holdFirst(SIGN);
  const square = f.hold(mul(angle, angle));
  const sine = f.hold(sineOf(f, constant, angle, square));
  const cosine = f.hold(cosineOf(f, constant, square));
  const even = f.hold(
    i64x2.equal(v128.and(quarter, f.holdFirst(i64x2.constant(1))), f.holdFirst(i64x2.constant(0))),
  );
  const signed = (value: Code, bits: Code): Code =>
    v128.xor(value, v128.and(i64x2.shiftLeft(bits, 62), sign));
  return {
    sin: signed(v128.select(sine, cosine, even), quarter),
    cos: signed(v128.select(cosine, sine, even), add(quarter, constant(0.25))),
  };
}

/** sineKernel(angle, 0) of math/kernels.ts. */
function sineOf(f: FunctionBuilder, constant: Constants, angle: Code, square: Code): Code {
  const cube = f.hold(mul(square, angle));
  const [c1, c2, c3, c4, c5] = SINE.map(constant) as [Code, Code, Code, Code, Code];
  const rest = add(c1, mul(square, add(c2, mul(square, add(c3, mul(square, add(c4, mul(square, c5))))))));
  // angle − (square·(0 − cube·rest) − 0 − cube·c) with its signs turned, which rounds alike.
  return add(angle, add(mul(square, mul(cube, rest)), mul(cube, constant(SINE_CUBE))));
}

/** cosineKernel(angle, 0) of math/kernels.ts. */
function cosineOf(f: FunctionBuilder, constant: Constants, square: Code): Code {
  const [c1, c2, c3, c4, c5, c6] = COSINE.map(constant) as [Code, Code, Code, Code, Code, Code];
  const inner = add(c3, mul(square, add(c4, mul(square, add(c5, mul(square, c6))))));
  const rest = f.hold(mul(square, add(c1, mul(square, add(c2, mul(square, inner))))));
  const half = f.hold(mul(constant(0.5), square));
  const lead = f.hold(sub(constant(1), half));
  return add(lead, add(sub(sub(constant(1), lead), half), mul(square, rest)));
}

/** How far two places are off: r and 1/max(r, clamp). */
export interface Way {
  readonly metres: Code;
  readonly gain: Code;
}

/** The ways over (dx, dy, dz), two at once. */
export function wayOf(f: FunctionBuilder, constant: Constants, offsets: readonly Code[], clamp: Code): Way {
  const [dx, dy, dz] = offsets.map((each) => f.hold(each)) as [Code, Code, Code];
  const metres = f.hold(sqrt(add(add(mul(dx, dx), mul(dy, dy)), mul(dz, dz))));
  return { metres, gain: div(constant(1), f64x2.greater(metres, clamp)) };
}
