import { f64x2, i32, v128, FunctionBuilder, type Code } from './assembler.js';
import { constantsOf, phasorOf, reduced, wayOf, type Constants } from './kernel-arithmetic.js';
import { EMITTER_BYTES, LAYOUT } from './layout.js';

const { add, sub, mul } = f64x2;

/** sincos(from, end): the sines and cosines of turns; byte offsets, four angles at a time. */
export function sincos(): FunctionBuilder {
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

/** What a wave loses on its way, and by how much its phase falls, each in both lanes. */
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
  const offsets = point.map((p, axis) => sub(v128.loadSplat(source, 8 * axis), p));
  const { gain, metres } = wayOf(f, constant, offsets, scales.clamp);
  return { amplitude: mul(v128.loadSplat(source, 24), gain), fall: mul(scales.cycles, metres) };
}

/**
 * tone(from, end, sourcesEnd, cyclesPerMetre, clamp): adds all emitters' parts to the sums of four points at a time; the
 * phasor, or only its real part, which is the field at a moment. While one emitter is added the next is reduced and the
 * one after it placed, so that the long chains of each overlap; the first two rounds add silence.
 */
export function tone(name: string, wantsBoth: boolean): FunctionBuilder {
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
    f.loop(source, EMITTER_BYTES, sourcesEnd.get, () => {
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
