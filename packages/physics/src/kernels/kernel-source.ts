import { assemble, f64x2, i32, i64x2, v128, FunctionBuilder, type Code } from './assembler.js';
import { EMITTER_BYTES, LAYOUT } from './layout.js';

/*
 * The wave kernels. Each lane does what the reference in JavaScript does, operation for operation in the same order, so
 * that the bits are the same; the lanes are two points, two angles or two subcarriers, never two terms of one sum. There
 * is no fused multiply-add and no relaxed instruction.
 */
const { add, sub, mul, div, sqrt } = f64x2;
const TAU = 6.283185307179586;

/** A number in both lanes. */
type Constants = (value: number) => Code;
const constantsOf =
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
interface Reduced {
  readonly angle: Code;
  readonly quarter: Code;
}

/**
 * The reduction of math/turns.ts. Nearest goes by halves to even where Math.round goes up, which matters for the
 * quarters only: one eighth of a turn is minus one eighth from the next.
 */
function reduced(f: FunctionBuilder, constant: Constants, turns: Code): Reduced {
  const fraction = f.hold(sub(turns, f64x2.nearest(turns)));
  const raised = f.hold(add(fraction, constant(QUARTERS)));
  const left = f.hold(sub(fraction, sub(raised, constant(QUARTERS))));
  const up = f.hold(v128.and(f64x2.equal(left, constant(0.125)), constant(0.25)));
  return { angle: f.hold(mul(sub(left, up), constant(TAU))), quarter: f.hold(add(raised, up)) };
}

/** cosTurns and sinTurns of math/turns.ts. */
function phasorOf(f: FunctionBuilder, constant: Constants, { angle, quarter }: Reduced) {
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

/** sincos(from, end): the sines and cosines of turns; byte offsets, four angles at a time. */
function sincos(): FunctionBuilder {
  const f = new FunctionBuilder('sincos');
  const [at, end] = f.parameters('i32', 2);
  const constant = constantsOf(f);
  f.loop(at, 32, end.get, () => {
    for (const offset of [0, 16]) {
      const angle = reduced(f, constant, v128.load(at.get, LAYOUT.turns + offset));
      const { cos, sin } = phasorOf(f, constant, angle);
      f.emit(
        v128.store(at.get, sin, LAYOUT.sines + offset),
        v128.store(at.get, cos, LAYOUT.cosines + offset),
      );
    }
  });
  return f;
}

/** What a wave loses on its way, and by how much its phase falls, each in both lanes but for a chord's. */
interface Scales {
  readonly clamp: Code;
  readonly cycles: Code;
}

/** A·(1/max(r, clamp)) and turns − cycles·r at two points of the emitter (x, y, z, A, turns) at `source`. */
function partOf(
  constant: Constants,
  f: FunctionBuilder,
  source: Code,
  point: readonly Code[],
  scales: Scales,
) {
  const [dx, dy, dz] = point.map((p, axis) => f.hold(sub(v128.loadSplat(source, 8 * axis), p))) as [
    Code,
    Code,
    Code,
  ];
  const metres = f.hold(sqrt(add(add(mul(dx, dx), mul(dy, dy)), mul(dz, dz))));
  const gain = div(constant(1), f64x2.greater(metres, scales.clamp));
  return { amplitude: mul(v128.loadSplat(source, 24), gain), fall: mul(scales.cycles, metres) };
}

/**
 * tone(from, end, sourcesEnd, cyclesPerMetre, clamp): adds all emitters' parts to the sums of four points at a time; the
 * phasor, or only its real part, which is the field at a moment. While one emitter is added the next is reduced and the
 * one after it placed, so that the long chains of each overlap; the first two rounds add silence.
 */
function tone(name: string, wantsBoth: boolean): FunctionBuilder {
  const f = new FunctionBuilder(name);
  const [at, end, sourcesEnd] = f.parameters('i32', 3);
  const [cycles, clamp] = f.parameters('f64', 2);
  const [source] = f.locals('i32', 1);
  const constant = constantsOf(f);
  const scales = { clamp: f.hold(f64x2.splat(clamp.get)), cycles: f.hold(f64x2.splat(cycles.get)) };
  const lanes = [0, 16].map((offset) => {
    const [re, im, loud, angle, quarter, amplitude, turns] = f.locals('v128', 7);
    return { offset, point: f.locals('v128', 3), re, im, loud, angle, quarter, amplitude, turns };
  });
  f.loop(at, 32, end.get, () => {
    for (const lane of lanes) {
      lane.point.forEach((axis, a) => f.emit(axis.set(v128.load(at.get, LAYOUT.places[a]! + lane.offset))));
      f.emit(lane.re.set(v128.load(at.get, LAYOUT.re + lane.offset)));
      if (wantsBoth) f.emit(lane.im.set(v128.load(at.get, LAYOUT.im + lane.offset)));
      for (const silent of [lane.loud, lane.amplitude, lane.angle, lane.turns])
        f.emit(silent.set(constant(0)));
    }
    f.emit(source.set(i32.constant(LAYOUT.emitters)));
    f.loop(source, EMITTER_BYTES.tone, sourcesEnd.get, () => {
      for (const lane of lanes) {
        const { cos, sin } = phasorOf(f, constant, { angle: lane.angle.get, quarter: lane.quarter.get });
        f.emit(lane.re.set(add(lane.re.get, mul(lane.loud.get, cos))));
        if (wantsBoth) f.emit(lane.im.set(add(lane.im.get, mul(lane.loud.get, sin))));
        const next = reduced(f, constant, lane.turns.get);
        f.emit(lane.angle.set(next.angle), lane.quarter.set(next.quarter), lane.loud.set(lane.amplitude.get));
        const place = lane.point.map((axis) => axis.get);
        const { amplitude, fall } = partOf(constant, f, source.get, place, scales);
        f.emit(lane.amplitude.set(amplitude), lane.turns.set(sub(v128.loadSplat(source.get, 32), fall)));
      }
    });
    for (const { im, offset, re } of lanes) {
      f.emit(v128.store(at.get, re.get, LAYOUT.re + offset));
      if (wantsBoth) f.emit(v128.store(at.get, im.get, LAYOUT.im + offset));
    }
  });
  return f;
}

/** A complex number in each lane. */
interface Complex {
  readonly re: Code;
  readonly im: Code;
}

function product(f: FunctionBuilder, a: Complex, b: Complex): Complex {
  return {
    re: f.hold(sub(mul(a.re, b.re), mul(a.im, b.im))),
    im: f.hold(add(mul(a.re, b.im), mul(a.im, b.re))),
  };
}

/** One lane of both, in both lanes. */
const laneOf = (f: FunctionBuilder, { re, im }: Complex, lane: number): Complex => ({
  re: f.hold(v128.shuffle(re, re, lane, lane)),
  im: f.hold(v128.shuffle(im, im, lane, lane)),
});

/**
 * chord(from, end, sourcesEnd, bytes, cyclesPerMetre, stepCyclesPerMetre, clamp): adds all emitters' subcarriers, of
 * `bytes` a list (a multiple of 64), to the sums of one point after another. The lanes are first the lowest subcarrier
 * and the step between two, then two neighbouring subcarriers. Phasors go by eights: P[8a + b] = W[a]·S^b. While one
 * emitter is added the next is placed; the first round adds silence, and its code of zeros.
 */
function chord(name: string, isCoded: boolean): FunctionBuilder {
  const f = new FunctionBuilder(name);
  const [at, end, sourcesEnd, bytes] = f.parameters('i32', 4);
  const [cycles, step, clamp] = f.parameters('f64', 3);
  const [source, code, out, sums, sumsEnd] = f.locals('i32', 5);
  const constant = constantsOf(f);
  const scales = {
    clamp: f.hold(f64x2.splat(clamp.get)),
    cycles: f.hold(v128.shuffle(f64x2.splat(cycles.get), f64x2.splat(step.get), 0, 2)),
  };
  const point = f.locals('v128', 3);
  const [leadRe, leadIm, loud, bothRe, bothIm] = f.locals('v128', 5);
  const both = { re: bothRe, im: bothIm };
  f.emit(out.set(i32.constant(0)));
  f.loop(at, 8, end.get, () => {
    point.forEach((axis, a) => f.emit(axis.set(v128.loadSplat(at.get, LAYOUT.places[a]))));
    f.emit(source.set(i32.constant(LAYOUT.emitters)), code.set(i32.constant(0)));
    for (const silent of [loud, both.re, both.im]) f.emit(silent.set(constant(0)));
    f.loop(source, EMITTER_BYTES.chord, sourcesEnd.get, () => {
      const turned = { re: both.re.get, im: both.im.get };
      const first = laneOf(f, turned, 0);
      f.emit(leadRe.set(mul(loud.get, first.re)), leadIm.set(mul(loud.get, first.im)));
      const { eighth, powers } = powersOf(f, constant, laneOf(f, turned, 1));
      const place = point.map((axis) => axis.get);
      const { amplitude, fall } = partOf(constant, f, source.get, place, scales);
      const turns = f.hold(sub(v128.load(source.get, 32), fall));
      const { cos, sin } = phasorOf(f, constant, reduced(f, constant, turns));
      f.emit(loud.set(amplitude), both.re.set(cos), both.im.set(sin));
      f.emit(sums.set(out.get), sumsEnd.set(i32.add(out.get, bytes.get)));
      f.loop(sums, 64, sumsEnd.get, () => {
        const lead = { re: leadRe.get, im: leadIm.get };
        powers.forEach((power, pair) => {
          let part = product(f, lead, power);
          if (isCoded) {
            const re = f.hold(v128.load(code.get, LAYOUT.codeRe + 16 * pair));
            const im = f.hold(v128.load(code.get, LAYOUT.codeIm + 16 * pair));
            part = product(f, { re, im }, part);
          }
          const [re, im] = [LAYOUT.chordRe + 16 * pair, LAYOUT.chordIm + 16 * pair];
          f.emit(v128.store(sums.get, add(v128.load(sums.get, re), part.re), re));
          f.emit(v128.store(sums.get, add(v128.load(sums.get, im), part.im), im));
        });
        const next = product(f, lead, eighth);
        f.emit(leadRe.set(next.re), leadIm.set(next.im));
        if (isCoded) f.emit(code.set(i32.add(code.get, i32.constant(64))));
      });
    });
    f.emit(out.set(i32.add(out.get, bytes.get)));
  });
  return f;
}

/** (1, S), (S², S³), (S⁴, S⁵), (S⁶, S⁷), and S⁸ in both lanes. */
function powersOf(f: FunctionBuilder, constant: Constants, one: Complex) {
  const two = product(f, one, one);
  const four = product(f, two, two);
  const from0 = {
    re: f.hold(v128.shuffle(constant(1), one.re, 0, 2)),
    im: f.hold(v128.shuffle(constant(0), one.im, 0, 2)),
  };
  const from2 = product(f, from0, two);
  const powers = [from0, from2, product(f, from0, four), product(f, from2, four)];
  return { powers, eighth: product(f, four, four) };
}

/** The modules, each below the 4 kB that any browser's main thread compiles at once. */
export const buildModules = {
  tones: (): Uint8Array => assemble([sincos(), tone('phasor', true)], LAYOUT.pages),
  fields: (): Uint8Array => assemble([tone('field', false), chord('chord', false)], LAYOUT.pages),
  codes: (): Uint8Array => assemble([chord('codedChord', true)], LAYOUT.pages),
} as const;
