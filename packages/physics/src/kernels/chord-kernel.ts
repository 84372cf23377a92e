import { f64x2, i32, v128, FunctionBuilder, type Code, type Local } from './assembler.js';
import { constantsOf, phasorOf, reduced, wayOf, type Constants } from './kernel-arithmetic.js';
import { LAYOUT, ROW_BYTES } from './layout.js';

const { add, sub, mul } = f64x2;
const { chordEmitters, chordRows } = LAYOUT;

/**
 * chord(from, end, emittersBytes, bytes, cyclesPerMetre, stepCyclesPerMetre, clamp): adds all emitters' subcarriers, of
 * `bytes` a list (a multiple of 64), to the sums of one point after another. For each point three loops go over all
 * emitters, since the chain from a place to a phasor is longer than a core looks ahead: how far off they are (the lanes
 * are two emitters), their phasors (lowest subcarrier and step), and their parts (two neighbouring subcarriers).
 */
export function chord(name: string, isCoded: boolean): FunctionBuilder {
  const f = new FunctionBuilder(name);
  const [at, end, emittersBytes, bytes] = f.parameters('i32', 4);
  const [cycles, step, clamp] = f.parameters('f64', 3);
  const [out, rowsEnd] = f.locals('i32', 2);
  const constant = constantsOf(f);
  const scales = {
    clamp: f.hold(f64x2.splat(clamp.get)),
    cycles: f.hold(f64x2.splat(cycles.get)),
    step: f.hold(f64x2.splat(step.get)),
  };
  const point = f.locals('v128', 3);
  f.emit(out.set(i32.constant(0)), rowsEnd.set(i32.add(emittersBytes.get, emittersBytes.get)));
  f.loop(at, 8, end.get, () => {
    point.forEach((axis, a) => f.emit(axis.set(v128.loadSplat(at.get, LAYOUT.places[a]))));
    placeAll(f, constant, point, emittersBytes.get, scales);
    turnAll(f, constant, rowsEnd.get);
    addAll(f, constant, { rowsEnd: rowsEnd.get, sums: out.get, bytes: bytes.get }, isCoded);
    f.emit(out.set(i32.add(out.get, bytes.get)));
  });
  return f;
}

/** What clamps a distance, and the cycles in a metre of the lowest subcarrier and of a step, each in both lanes. */
interface Scales {
  readonly clamp: Code;
  readonly cycles: Code;
  readonly step: Code;
}

/** Rows of (turns, turns of a step) and of (amplitude, 1), two emitters at a time. */
function placeAll(
  f: FunctionBuilder,
  constant: Constants,
  point: readonly Local[],
  end: Code,
  { clamp, cycles, step }: Scales,
): void {
  const [source, row] = f.locals('i32', 2);
  f.emit(source.set(i32.constant(0)), row.set(i32.constant(0)));
  f.loop(source, 16, end, () => {
    const [x, y, z, amplitudes, turns, stepTurns] = chordEmitters.map((list) =>
      v128.load(source.get, list),
    ) as [Code, Code, Code, Code, Code, Code];
    const offsets = [x, y, z].map((from, axis) => sub(from, point[axis]!.get));
    const { gain, metres } = wayOf(f, constant, offsets, clamp);
    const amplitude = f.hold(mul(amplitudes, gain));
    const lowest = f.hold(sub(turns, mul(cycles, metres)));
    const steps = f.hold(sub(stepTurns, mul(step, metres)));
    for (const lane of [0, 1]) {
      const to = ROW_BYTES * lane;
      f.emit(v128.store(row.get, v128.shuffle(lowest, steps, lane, lane + 2), chordRows.turns + to));
      f.emit(v128.store(row.get, v128.shuffle(amplitude, constant(1), lane, lane + 2), chordRows.gains + to));
    }
    f.emit(row.set(i32.add(row.get, i32.constant(2 * ROW_BYTES))));
  });
}

/** Rows of real and of imaginary parts: (the lowest subcarrier's phasor, the step S), two emitters at a time. */
function turnAll(f: FunctionBuilder, constant: Constants, end: Code): void {
  const [row] = f.locals('i32', 1);
  f.emit(row.set(i32.constant(0)));
  f.loop(row, 2 * ROW_BYTES, end, () => {
    for (const offset of [0, ROW_BYTES]) {
      const angle = reduced(f, constant, v128.load(row.get, chordRows.turns + offset));
      const { cos, sin } = phasorOf(f, constant, angle);
      const gain = f.hold(v128.load(row.get, chordRows.gains + offset));
      f.emit(v128.store(row.get, mul(gain, cos), chordRows.re + offset));
      f.emit(v128.store(row.get, mul(gain, sin), chordRows.im + offset));
    }
  });
}

/** Adds each row's subcarriers to the sums. Phasors go by eights: P[8a + b] = W[a]·S^b, W[0] the lowest subcarrier's. */
function addAll(
  f: FunctionBuilder,
  constant: Constants,
  { bytes, rowsEnd, sums }: { readonly rowsEnd: Code; readonly sums: Code; readonly bytes: Code },
  isCoded: boolean,
): void {
  const [row, code, sum, sumsEnd] = f.locals('i32', 4);
  const [leadRe, leadIm] = f.locals('v128', 2);
  const lead = { re: leadRe.get, im: leadIm.get };
  f.emit(row.set(i32.constant(0)), code.set(i32.constant(0)));
  f.loop(row, ROW_BYTES, rowsEnd, () => {
    f.emit(leadRe.set(v128.loadSplat(row.get, chordRows.re)));
    f.emit(leadIm.set(v128.loadSplat(row.get, chordRows.im)));
    const { eighth, powers } = powersOf(f, constant, {
      re: f.hold(v128.loadSplat(row.get, chordRows.re + 8)),
      im: f.hold(v128.loadSplat(row.get, chordRows.im + 8)),
    });
    f.emit(sum.set(sums), sumsEnd.set(i32.add(sums, bytes)));
    f.loop(sum, 64, sumsEnd.get, () => {
      powers.forEach((power, pair) => {
        let part = product(f, lead, power);
        if (isCoded) {
          const re = f.hold(v128.load(code.get, LAYOUT.codeRe + 16 * pair));
          const im = f.hold(v128.load(code.get, LAYOUT.codeIm + 16 * pair));
          part = product(f, { re, im }, part);
        }
        const [re, im] = [LAYOUT.chordRe + 16 * pair, LAYOUT.chordIm + 16 * pair];
        f.emit(v128.store(sum.get, add(v128.load(sum.get, re), part.re), re));
        f.emit(v128.store(sum.get, add(v128.load(sum.get, im), part.im), im));
      });
      const next = product(f, lead, eighth);
      f.emit(leadRe.set(next.re), leadIm.set(next.im));
      if (isCoded) f.emit(code.set(i32.add(code.get, i32.constant(64))));
    });
  });
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
