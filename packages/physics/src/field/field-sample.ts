import { cosTurns, sinTurns } from '../math/turns.js';
import { firstLastingBeyond, type ArrivalIndex } from './arrival-index.js';

/** The superposed field at one instant of the window, V/m: nothing of an arrival before its light cone or after its end. */
export function sampleArrivals(index: ArrivalIndex, timeSeconds: number): number {
  const { tones, toneOffsets } = index;
  let field = 0;
  for (let i = firstLastingBeyond(index, timeSeconds); i < index.starts.length; i++) {
    const since = timeSeconds - index.starts[i]!;
    if (since < 0) break;
    if (timeSeconds >= index.ends[i]!) continue;
    let value = 0;
    for (let l = toneOffsets[i]!; l < toneOffsets[i + 1]!; l++) {
      const turns = tones.frequenciesHz[l]! * since;
      value += tones.re[l]! * cosTurns(turns) - tones.im[l]! * sinTurns(turns);
    }
    field += index.gains[i]! * value;
  }
  return field;
}
