import { PROPERTIES } from '@dmct/core';
import type { CatalogFacts } from '../../catalog/facts.js';
import { eventsText, timeText } from './describe.js';
import type { Model } from './model.js';
import type { PictureTexts } from './picture.js';

/** What stands around a picture of a run: which one it is, and how it ended. */
export function pictureTexts(model: Model, facts: CatalogFacts, command: string): PictureTexts {
  const { result } = model.run;
  const { attack, faulty, finalitySeconds, nodes, seed, strategy, version } = result;
  const titleOf = (all: readonly { readonly name: string; readonly title: string }[], name: string): string =>
    all.find((each) => each.name === name)?.title ?? name;
  const under = attack === 'none' ? 'no attack' : titleOf(facts.attacks, attack);
  const verdicts = PROPERTIES.map((property) => `${property} ${result.verdicts[property]}`).join(', ');
  return {
    command,
    title: `${titleOf(facts.strategies, strategy)}, ${under}: messages in space and time`,
    setting: [
      `${String(nodes)} generals`,
      `${String(faulty.filter((id) => id < nodes).length)} of them corrupted`,
      `seed ${String(seed)}`,
      eventsText(model.run),
      `DMCT Lab ${version}`,
    ].join(' · '),
    notes: [
      `${verdicts} · ${finalitySeconds === null ? 'nobody decided' : `decided after ${timeText(finalitySeconds.mean * 1e9)} on average`}`,
    ],
  };
}
