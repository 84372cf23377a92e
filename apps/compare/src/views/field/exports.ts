import { replayCommand } from '@dmct/simulator';
import type { Heard } from './listen.js';
import { scenarioOfStage } from './protocol-run.js';
import type { Stage } from './stage.js';

/** The command that runs the document's protocol among the scene's generals. */
export function fieldCommand(stage: Stage, seed: number): string {
  return replayCommand(scenarioOfStage(stage, 'dmct-seed', seed));
}

/** What was read, one line a receiver and observer. */
export function readingsCsv(heard: readonly Heard[]): string {
  const lines = heard.flatMap(({ readings }, index) =>
    readings.map(({ decision, lie, receiver, truth, unit }) =>
      [String.fromCharCode(65 + index), receiver, String(truth), String(lie), unit, decision].join(','),
    ),
  );
  return `observer,receiver,truth,lie,unit,decision\n${lines.join('\n')}\n`;
}
