import { everyExperiment } from './every-experiment.js';

export { everyTrace, hasWebAssembly } from './every-trace.js';

/** What every experiment of the physics measures, as the 64 bits of a double: not even the sign of a zero may differ. */
export function everyBit(): readonly string[] {
  const view = new DataView(new ArrayBuffer(8));
  return everyExperiment().map(([name, value]) => {
    view.setFloat64(0, value);
    return `${name} ${view.getBigUint64(0).toString(16).padStart(16, '0')}`;
  });
}
