import type { Comparison, OpenRun, Registry } from '@dmct/core';
import type { Outputs } from './outputs.js';
import type { StudyChoice } from '../commands/study-command.js';

/**
 * Runs again, here and with their traces, the few runs of a comparison that its reporters show in full. Nothing of what
 * was measured changes: the same seeds give the same runs.
 */
export async function showRuns(
  registry: Registry,
  design: StudyChoice,
  comparison: Comparison,
  openRun: Outputs['openRun'],
): Promise<void> {
  if (openRun === undefined) return;
  const [{ scenarioOf, simulate }, { runsToShow }] = await Promise.all([
    import('@dmct/simulator'),
    import('@dmct/reporters'),
  ]);
  for (const { attack, seed, strategy } of runsToShow(comparison)) {
    const open: OpenRun = openRun();
    const run = simulate(
      registry,
      { ...scenarioOf(design, strategy, attack), seed },
      { onEvent: (event) => open.onEvent(event), onWaveWays: (ways) => open.onWaveWays(ways) },
    );
    open.onEnd(run);
  }
}
