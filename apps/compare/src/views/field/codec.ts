import { EMITTERS_MAX, type Emitter, type Stage } from './stage.js';
import { HANDLES_MAX } from './handles.js';

/** Emitters and observers as a link holds them: numbers with commas, one general after the other. */
export function writeStage(stage: Stage): Readonly<Record<string, string>> {
  if (stage.emitters.length > HANDLES_MAX) return {};
  const number = (value: number): string => String(Math.round(value * 1e4) / 1e4);
  return {
    e: stage.emitters
      .map((one) =>
        [
          number(one.x),
          number(one.y),
          one.side === 'truth' ? 't' : one.carrier === 'truth' ? 'm' : 'l',
          number(one.power),
          number(one.phaseTurns),
          number(one.slotNanoseconds),
          number(one.lateNanoseconds),
        ].join(','),
      )
      .join(';'),
    o: stage.observers.map(({ x, y }) => `${number(x)},${number(y)}`).join(';'),
  };
}

/** The preset's stage with a link's generals and observers; null where the link's can't be meant. */
export function readStage(preset: Stage, extra: Readonly<Record<string, string>>): Stage | null {
  const { e, o } = extra;
  if (e === undefined && o === undefined) return preset;
  const emitters = (e ?? '').split(';').map((text) => readEmitter(text, preset));
  const observers = (o ?? '').split(';').map((text) => {
    const [x, y] = text.split(',').map(Number);
    return isWithin(x, preset.frame.x, preset.frame.width) && isWithin(y, preset.frame.y, preset.frame.height)
      ? { x: x!, y: y! }
      : null;
  });
  if (emitters.length > Math.min(HANDLES_MAX, EMITTERS_MAX) || observers.length > 4) return null;
  if (emitters.includes(null) || observers.includes(null)) return null;
  return { ...preset, emitters: emitters as Emitter[], observers: observers as Stage['observers'] };
}

function readEmitter(text: string, { frame }: Stage): Emitter | null {
  const parts = text.split(',');
  if (parts.length !== 7) return null;
  const letter = parts[2]!;
  const [x, y, , power, phaseTurns, slotNanoseconds, lateNanoseconds] = parts.map(Number);
  const isRight =
    isWithin(x, frame.x, frame.width) &&
    isWithin(y, frame.y, frame.height) &&
    ['t', 'm', 'l'].includes(letter) &&
    isWithin(power, 0, 1e6) &&
    isWithin(phaseTurns, 0, 1) &&
    isWithin(slotNanoseconds, 0, 1e4) &&
    isWithin(lateNanoseconds, 0, 1e4);
  if (!isRight) return null;
  return {
    x: x!,
    y: y!,
    side: letter === 't' ? 'truth' : 'lie',
    carrier: letter === 'l' ? 'lie' : 'truth',
    power: power!,
    phaseTurns: phaseTurns!,
    slotNanoseconds: slotNanoseconds!,
    lateNanoseconds: lateNanoseconds!,
  };
}

function isWithin(value: number | undefined, low: number, width: number): boolean {
  return value !== undefined && Number.isFinite(value) && value >= low - 1e-3 && value <= low + width + 1e-3;
}
