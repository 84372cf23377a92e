import { replayCommand } from '@dmct/simulator';
import type { Exports } from '../../shell/app.js';
import { fieldFigure, type FigureInput } from './figure.js';
import type { Heard } from './listen.js';
import type { Preset } from './presets.js';
import { scenarioOfStage } from './protocol-run.js';
import type { Stage } from './stage.js';

/** What the Share button hands out of a scene: `now` is asked when somebody wants a file. */
export function fieldExports(preset: Preset, now: () => Omit<FigureInput, 'title'>): Exports {
  const { seed, stage } = now();
  return {
    command: fieldCommand(stage, seed),
    commandIs: 'The document’s protocol among these generals',
    json: () => {
      const { heard, stage: scene, version } = now();
      return { version, scene: preset.name, stage: scene, heard };
    },
    csv: () => readingsCsv(now().heard),
    svg: () => fieldFigure({ ...now(), title: preset.title }),
  };
}

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
