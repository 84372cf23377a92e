import '../../style/field.css';
import type { App, View } from '../../shell/app.js';
import { numberField } from '../../ui/controls.js';
import { h } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';
import { BOUNDS } from '../../link/settings.js';
import { createChooser } from './chooser.js';
import { readStage, writeStage } from './codec.js';
import { fieldExports } from './exports.js';
import { createFilm } from './film.js';
import type { Place } from './frame-place.js';
import { HANDLES_MAX, type Held } from './handles.js';
import { createInspector } from './inspector.js';
import { createFieldLegend } from './legend.js';
import type { Heard } from './listen.js';
import { PRESETS, type Preset } from './presets.js';
import { createProtocolPanel } from './protocol-panel.js';
import { protocolIds } from './protocol-run.js';
import { createReadings, decisionsText } from './readings.js';
import { createSceneScreen } from './scene-screen.js';
import type { Stage } from './stage.js';
import { withAdded, withEmitter, withMoved, withoutEmitter } from './stage-edits.js';
import { createTransport } from './transport.js';

/** Browsers allow an address only so many changes a second. */
const REMEMBER_MILLISECONDS = 200;

/** The retarded field of a scene, live, with everything in it to be moved. */
export const view: View = {
  title: 'The field, live',
  linkKeys: {
    scene: (text) =>
      PRESETS.some(({ name }) => name === text)
        ? null
        : `is no scene; there are ${PRESETS.map(({ name }) => name).join(', ')}`,
    // Whether generals and observers fit depends on the scene: `load` tells.
    e: () => null,
    c: () => null,
    o: () => null,
  },
  mount(main, app) {
    let { settings } = app.link;
    let preset = PRESETS.find(({ name }) => name === app.link.extra['scene']) ?? PRESETS[0]!;
    let usual: Stage | null = null;
    let stage: Stage | null = null;
    let selected: Held = { kind: 'emitter', index: 0 };
    let heard: readonly Heard[] = [];
    const tonesOf = createTones(app);

    const story = h('p', { class: 'story' });
    const live = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
    const legend = createFieldLegend();
    const readings = createReadings();
    const protocols = createProtocolPanel(app);
    const transport = createTransport(() => {
      film.touch();
      if (stage !== null) legend.show(stage, transport.mode);
    });
    const hands = {
      onSelect: (held: Held): void => {
        selected = held;
        refresh();
      },
      onMove: (held: Held, to: Place): void => {
        apply(withMoved(stage!, held, to));
      },
    };
    const screen = createSceneScreen({
      ...hands,
      onHeard: (next) => {
        const before = decisionsText(heard, stage);
        heard = next;
        if (stage !== null) readings.show(stage, heard);
        const now = decisionsText(heard, stage);
        if (now !== before) live.textContent = now;
      },
      onTouch: () => {
        film.touch();
      },
      onFault: (message) => {
        app.say(message);
      },
      isPlaying: () => transport.isPlaying,
    });
    const film = createFilm(screen, transport, app.left);
    const inspector = createInspector({
      onChange: (index, part) => {
        apply(withEmitter(stage!, index, part));
      },
      onAdd: (side) => {
        selected = { kind: 'emitter', index: stage!.emitters.length };
        apply(withAdded(stage!, side));
      },
      onRemove: (index) => {
        selected = { kind: 'emitter', index: 0 };
        apply(withoutEmitter(stage!, index));
      },
      onPick: (index) => {
        hands.onSelect({ kind: 'emitter', index });
      },
    });
    const refresh = (): void => {
      if (stage === null) return;
      const ids = protocolIds(stage, settings.seed);
      screen.show(stage, selected, ids);
      inspector.show(stage, selected, ids);
    };
    const apply = (next: Stage): void => {
      stage = next;
      screen.setStage(stage);
      film.begin();
      film.touch();
      refresh();
      protocols.show(stage, settings.seed);
      remember();
    };
    let remembering: ReturnType<typeof setTimeout> | undefined;
    const remember = (): void => {
      clearTimeout(remembering);
      remembering = setTimeout(() => {
        if (stage === null || usual === null) return;
        app.remember(settings, { scene: preset.name, ...writeStage(stage, usual) });
        offer();
      }, REMEMBER_MILLISECONDS);
    };
    const offer = (): void => {
      app.offer(
        fieldExports(preset, () => ({
          stage: stage!,
          mode: transport.mode,
          timeNanoseconds: transport.timeNanoseconds,
          heard,
          ids: protocolIds(stage!, settings.seed),
          seed: settings.seed,
          version: app.facts.version,
          painted: screen.painted,
        })),
      );
    };
    const load = async (next: Preset, extra: Readonly<Record<string, string>>): Promise<void> => {
      preset = next;
      chooser.show(preset);
      story.textContent = preset.story;
      const tones = await tonesOf(preset);
      // Another scene may have been chosen while the tones were asked for.
      if (app.left.aborted || preset !== next) return;
      usual = preset.create({ seed: settings.seed, ...tones });
      const given = readStage(usual, extra);
      if (given === null)
        app.misread('x.e', ', x.c or x.o holds generals or observers that can’t stand in this scene');
      selected =
        usual.emitters.length > HANDLES_MAX
          ? { kind: 'observer', index: 0 }
          : { kind: 'emitter', index: usual.emitters.length - 1 };
      transport.load(filmOf(usual), matchMedia('(prefers-reduced-motion: reduce)').matches);
      apply(given ?? usual);
      legend.show(stage!, transport.mode);
    };

    const chooser = createChooser((each) => void load(each, {}));
    const seedField = numberField('Seed of phases', 'seed', settings.seed, BOUNDS.seed);
    seedField.querySelector('input')!.addEventListener('change', (event) => {
      const input = event.currentTarget as HTMLInputElement;
      if (!input.reportValidity()) return;
      settings = { ...settings, seed: Number(input.value) };
      void load(preset, {});
    });
    main.append(
      h('h1', {}, 'The field, live'),
      h(
        'p',
        { class: 'lead' },
        'Every general sends out a wave; what is felt at a place is the sum of what has had time to get there, the ',
        term('retarded field'),
        '. Drag anybody.',
      ),
      chooser.element,
      story,
      h(
        'div',
        { class: 'field-grid' },
        h('div', { class: 'stage-column' }, screen.element, legend.element, transport.element, screen.rate),
        h('div', { class: 'side-column' }, readings.element, inspector.element, seedField),
        h('div', { class: 'below' }, protocols.element),
      ),
      live,
    );
    const themed = (): void => {
      screen.refreshColours();
      film.touch();
      if (stage !== null) legend.show(stage, transport.mode);
    };
    addEventListener('dmct-theme', themed, { signal: app.left });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', themed, { signal: app.left });
    app.left.addEventListener('abort', () => {
      clearTimeout(remembering);
      screen.close();
    });
    void load(preset, app.link.extra);
  },
};

/** How the film of a scene runs: what never ends is shown as waves, what does as pulses, slower. */
function filmOf(stage: Stage): Parameters<ReturnType<typeof createTransport>['load']>[0] {
  const isEndless = stage.pulseNanoseconds === null;
  return {
    endNanoseconds: stage.endNanoseconds,
    stillNanoseconds: stage.stillNanoseconds,
    isEndless,
    mode: isEndless ? 'wave' : 'amplitude',
    speed: isEndless ? 2 : 12,
  };
}

interface Tones {
  readonly truthHz: number;
  readonly lieHz: number;
}

/** The document's tones for the scenes that sound them, computed once in the lab; others have tones of their own. */
function createTones(app: App): (preset: Preset) => Promise<Tones> {
  let tones: Promise<Tones> | null = null;
  return async ({ needsTones }) => {
    if (needsTones !== true) return { truthHz: 1e9, lieHz: 1e9 };
    tones ??= app.pool
      .ask('demo', { seed: 1, seeds: 1 })
      .then(({ lieFrequencyHz, truthFrequencyHz }) => ({ truthHz: truthFrequencyHz, lieHz: lieFrequencyHz }));
    return tones;
  };
}
