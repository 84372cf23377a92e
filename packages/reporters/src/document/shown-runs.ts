import type { Comparison, OpenRun, RunResult } from '@dmct/core';
import { DiagramRecorder, type Diagram } from './diagram.js';

/** A run of a comparison with what happened in it. */
export interface ShownRun {
  readonly run: RunResult;
  readonly diagram: Diagram;
}

/** Which run stands for an approach. */
export interface RunChoice {
  readonly strategy: string;
  readonly attack: string;
  readonly seed: number;
}

/**
 * The runs that a comparison shows in full, one an approach: the first that was not right, under the first attack that
 * brought one about; where all were right, the first run of all.
 */
export function runsToShow({ conditions, rows }: Comparison): readonly RunChoice[] {
  const strategies = [...new Set(rows.map(({ strategy }) => strategy))];
  return strategies.flatMap((strategy) => {
    const measured = rows.filter((row) => row.strategy === strategy && row.measured !== null);
    const failed = measured.find((row) => typeof row.measured?.firstFailure === 'string');
    const row = failed ?? measured[0];
    if (row === undefined) return [];
    const seed = failed === undefined ? conditions.seed : seedOf(failed.measured?.firstFailure ?? '');
    return seed === null ? [] : [{ strategy, attack: row.attack, seed }];
  });
}

/** A replay always names its seed; null for what is none. */
function seedOf(replay: string): number | null {
  const seed = / --seed (\d+)/.exec(replay)?.[1];
  return seed === undefined ? null : Number(seed);
}

/** Keeps the shown runs of a comparison. */
export class RunsRecorder {
  readonly shown: ShownRun[] = [];

  readonly openRun = (): OpenRun => {
    const recorder = new DiagramRecorder();
    return {
      onWaveWays: recorder.onWaveWays,
      onEvent: recorder.onEvent,
      onEnd: (run) => {
        const diagram = recorder.finish(run);
        if (diagram !== null) this.shown.push({ run, diagram });
      },
    };
  };
}
