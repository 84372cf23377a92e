import type { Place } from './frame-place.js';
import type { Emitter, Stage } from './stage.js';
import { HANDLES_MAX } from './handles.js';

/**
 * Emitters and observers as a link holds them: numbers with commas, one general after the other. Of a crowd a link holds
 * those that differ from the preset's, each behind its index; the seed has the others.
 */
export function writeStage(stage: Stage, preset: Stage): Readonly<Record<string, string>> {
  const o = stage.observers.map(({ x, y }) => `${number(x)},${number(y)}`).join(';');
  if (stage.emitters.length <= HANDLES_MAX) return { e: stage.emitters.map(writeEmitter).join(';'), o };
  const changed = stage.emitters.flatMap((emitter, index) => {
    const text = writeEmitter(emitter);
    const usual = preset.emitters[index];
    return usual !== undefined && text === writeEmitter(usual) ? [] : [`${String(index)},${text}`];
  });
  return { ...(changed.length > 0 && { c: changed.join(';') }), o };
}

/** The preset's stage with a link's generals and observers; null where the link's can't be meant. */
export function readStage(preset: Stage, extra: Readonly<Record<string, string>>): Stage | null {
  const { c, e, o } = extra;
  const emitters =
    e !== undefined
      ? e.split(';').map((text) => readEmitter(text, preset))
      : c === undefined
        ? preset.emitters
        : readChanged(c, preset);
  const observers: readonly (Place | null)[] =
    o === undefined ? preset.observers : o.split(';').map((text) => readPlace(text, preset));
  if (e !== undefined && (c !== undefined || emitters.length > HANDLES_MAX)) return null;
  if (observers.length > OBSERVERS_MAX) return null;
  if (emitters.includes(null) || observers.includes(null)) return null;
  return { ...preset, emitters: emitters as Emitter[], observers: observers as readonly Place[] };
}

const OBSERVERS_MAX = 4;

function number(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}

function writeEmitter(one: Emitter): string {
  return [
    number(one.x),
    number(one.y),
    one.side === 'truth' ? 't' : one.carrier === 'truth' ? 'm' : 'l',
    number(one.power),
    number(one.phaseTurns),
    number(one.slotNanoseconds),
    number(one.lateNanoseconds),
  ].join(',');
}

function readChanged(text: string, preset: Stage): readonly (Emitter | null)[] {
  const emitters: (Emitter | null)[] = [...preset.emitters];
  for (const part of text.split(';')) {
    const at = part.indexOf(',');
    const index = /^\d{1,4}$/.test(part.slice(0, at)) ? Number(part.slice(0, at)) : emitters.length;
    if (index >= emitters.length) return [null];
    emitters[index] = readEmitter(part.slice(at + 1), preset);
  }
  return emitters;
}

function readPlace(text: string, { frame }: Stage): Place | null {
  const [x, y, ...more] = text.split(',').map(Number);
  const isRight = isWithin(x, frame.x, frame.width) && isWithin(y, frame.y, frame.height);
  return isRight && more.length === 0 ? { x: x!, y: y! } : null;
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
