import type { TraceEvent } from '@dmct/core';
import type { Look } from './geometry.js';
import { usualColourBy, type ColourBy } from './kinds.js';
import type { Model } from './model.js';
import type { Steps } from './stops.js';
import { TimeScale, totalOf } from './time-scale.js';
import { Viewport } from './viewport.js';
import { shownStops } from './visible.js';

/** Room after the last event, as a share of all. */
const MARGIN = 0.02;

/** What a diagram shows, and how: all that is behind its elements. Each change is told. */
export class Scene {
  readonly viewport: Viewport;
  readonly hiddenKinds = new Set<string>();
  readonly #onChange: () => void;
  #model: Model | null = null;
  #differsFrom: number | null = null;
  #selected: number | null = null;
  #isByNearness = false;
  #whose: number | null = null;
  #colourBy: ColourBy = 'kind';
  #scale = new TimeScale([], { from: 0, to: 1 });

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.viewport = new Viewport(onChange);
  }

  get model(): Model | null {
    return this.#model;
  }

  get look(): Look {
    return {
      window: this.viewport.window,
      scale: this.#scale,
      selected: this.#selected,
      hiddenKinds: this.hiddenKinds,
      whose: this.#whose,
      differsFrom: this.#differsFrom,
      isByNearness: this.#isByNearness,
      colourBy: this.#colourBy,
    };
  }

  /** Another run, in the way that fits it, all of it in view; `differsFrom` as a look has it. */
  show(model: Model, differsFrom: number | null): void {
    this.#model = model;
    this.#differsFrom = differsFrom;
    this.#selected = null;
    if (this.#whose !== null && this.#whose >= model.lanes.length) this.#whose = null;
    this.#isByNearness = model.waves.length > 0;
    this.setColourBy(usualColourBy(model));
    this.#useScale(model, totalOf(model.idle) > model.endNanoseconds / 2);
    this.viewport.fit();
  }

  /** Selects an event, or nothing; brings it into view if asked. */
  select(index: number | null, isRevealed: boolean): void {
    this.#selected = index;
    const event = this.#selectedEvent;
    if (isRevealed && event !== undefined) this.viewport.reveal(this.#scale.placeOf(event.at));
    this.#onChange();
  }

  /** Zooms around the selected event, or the middle. */
  zoom(factor: number): void {
    const event = this.#selectedEvent;
    const around = event === undefined ? this.viewport.middle : this.#scale.placeOf(event.at);
    this.viewport.zoom(factor, around);
  }

  /** The events that can be stepped through: those that are drawn, wherever they are. */
  get steps(): Steps | null {
    const model = this.#model;
    if (model === null) return null;
    return { events: model.run.events, idle: model.idle, stops: shownStops(model, this.look) };
  }

  setWhose(id: number | null): void {
    this.#whose = id;
    this.#onChange();
  }

  setByNearness(isOn: boolean): void {
    this.#isByNearness = isOn;
    this.#onChange();
  }

  /** Everything has a new colour, so nothing stays hidden by its old one. */
  setColourBy(by: ColourBy): void {
    this.#colourBy = by;
    this.hiddenKinds.clear();
    this.#onChange();
  }

  /** What was in view stays in view. */
  setIdleCut(isOn: boolean): void {
    if (this.#model === null) return;
    const { from, to } = this.viewport.window;
    const moments = { from: this.#scale.momentAt(from), to: this.#scale.momentAt(to) };
    this.#useScale(this.#model, isOn);
    this.viewport.show({ from: this.#scale.placeOf(moments.from), to: this.#scale.placeOf(moments.to) });
  }

  get #selectedEvent(): TraceEvent | undefined {
    return this.#selected === null ? undefined : this.#model?.run.events[this.#selected];
  }

  #useScale({ endNanoseconds, idle, startNanoseconds }: Model, isCut: boolean): void {
    const scale = new TimeScale(isCut ? idle : [], { from: 0, to: endNanoseconds });
    const [from, to] = [scale.placeOf(startNanoseconds), scale.placeOf(endNanoseconds)];
    this.viewport.setAll({ from, to: to + MARGIN * (to - from) });
    this.#scale = scale;
  }
}
