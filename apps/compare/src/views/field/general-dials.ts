import { segmented, sliderField } from '../../ui/controls.js';
import { h } from '../../ui/dom.js';
import { decibels, decibelText, nanosecondText } from './emitter-words.js';
import type { Emitter, Side } from './stage.js';

const DECIBELS = { least: -20, most: 30 };
const LATE_NANOSECONDS_MAX = 60;

/** What can be turned on one general. */
export interface GeneralDials {
  readonly elements: readonly HTMLElement[];
  readonly set: (emitter: Emitter) => void;
}

export function createGeneralDials(
  emitter: Emitter,
  onChange: (change: Partial<Emitter>) => void,
): GeneralDials {
  const side = sideChoice(emitter, onChange);
  const carrier = carrierChoice(emitter, onChange);
  const power = sliderField(
    'Power',
    { ...DECIBELS, step: 0.5, value: decibels(emitter.power) },
    (value) => decibelText(10 ** (value / 10)),
    (value) => {
      onChange({ power: 10 ** (value / 10) });
    },
  );
  const phase = sliderField(
    'Phase',
    { least: 0, most: 360, step: 1, value: degrees(emitter) },
    (value) => `${String(value)}°`,
    (value) => {
      onChange({ phaseTurns: value / 360 });
    },
  );
  const late = sliderField(
    'Emission time',
    { least: 0, most: LATE_NANOSECONDS_MAX, step: 1, value: emitter.lateNanoseconds },
    nanosecondText,
    (value) => {
      onChange({ lateNanoseconds: value });
    },
  );
  const sides = h('div', { class: 'row' }, side.element, emitter.side === 'lie' && carrier.element);
  return {
    elements: [sides, power.element, phase.element, late.element],
    set: (now) => {
      side.set(now.side);
      carrier.set(now.carrier);
      power.set(decibels(now.power));
      phase.set(degrees(now));
      late.set(now.lateNanoseconds);
    },
  };
}

type Choice = ReturnType<typeof segmented<Side>>;

function sideChoice({ side }: Emitter, onChange: (change: Partial<Emitter>) => void): Choice {
  return segmented<Side>(
    'Which side',
    [
      { value: 'truth', text: 'honest' },
      { value: 'lie', text: 'traitor' },
    ],
    side,
    (value) => {
      onChange({ side: value, carrier: value });
    },
  );
}

function carrierChoice({ carrier }: Emitter, onChange: (change: Partial<Emitter>) => void): Choice {
  return segmented<Side>(
    'Which tone it sounds',
    [
      { value: 'truth', text: "the truth's tone" },
      { value: 'lie', text: "the lie's tone" },
    ],
    carrier,
    (value) => {
      onChange({ carrier: value });
    },
  );
}

function degrees({ phaseTurns }: Emitter): number {
  return Math.round(phaseTurns * 360);
}
