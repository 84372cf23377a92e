import '../../style/field.css';
import type { View } from '../../shell/app.js';
import { numberField } from '../../ui/controls.js';
import { h } from '../../ui/dom.js';
import { term } from '../../ui/glossary.js';
import { BOUNDS } from '../../link/settings.js';
import { readStage, writeStage } from './codec.js';
import { createHandles, HANDLES_MAX, type Held } from './handles.js';
import { createInspector } from './inspector.js';
import { fieldLegend } from './legend.js';
import type { Heard } from './listen.js';
import { createMeter } from './meter.js';
import { PRESETS, type Preset } from './presets.js';
import { createProtocolPanel } from './protocol-panel.js';
import { protocolIds } from './protocol-run.js';
import { createReadings } from './readings.js';
import { createScreen } from './screen.js';
import type { Stage } from './stage.js';
import { withAdded, withEmitter, withMoved, withoutEmitter } from './stage-edits.js';
import { createTransport } from './transport.js';
import { fieldCommand, readingsCsv } from './exports.js';

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
    o: () => null,
  },
  mount(main, app) {
    let { settings } = app.link;
    let preset = PRESETS.find(({ name }) => name === app.link.extra['scene']) ?? PRESETS[0]!;
    let stage: Stage | null = null;
    let selected: Held = { kind: 'emitter', index: 0 };
    let heard: readonly Heard[] = [];
    let isDirty = true;
    let tones: { truthHz: number; lieHz: number } | null = null;

    const story = h('p', { class: 'story' });
    const rate = h('p', { class: 'rate small quiet' }, '\u00a0');
    const live = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
    const readings = createReadings();
    const protocols = createProtocolPanel(app);
    const transport = createTransport(() => {
      isDirty = true;
    });
    const fps = createMeter((text, betweenMs, workMs) => {
      rate.textContent = text;
      screenFrame.dataset['betweenMs'] = betweenMs.toFixed(2);
      screenFrame.dataset['workMs'] = workMs.toFixed(2);
    });
    const screen = createScreen({
      onHeard: (next) => {
        const before = decisions(heard, stage);
        heard = next;
        if (stage !== null) readings.show(stage, heard);
        const now = decisions(heard, stage);
        if (now !== before) live.textContent = now;
      },
      onFrame: ({ betweenMs, probe, workMs }) => {
        if (transport.isPlaying) fps(betweenMs, workMs);
        if (probe !== null) screenFrame.dataset['probe'] = JSON.stringify(probe);
      },
      onFault: (message) => {
        app.say(message);
      },
    });
    const handles = createHandles({
      onSelect: (held) => {
        selected = held;
        refresh();
      },
      onMove: (held, to) => {
        apply(withMoved(stage!, held, to));
      },
    });
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
    });
    const refresh = (): void => {
      if (stage === null) return;
      const ids = protocolIds(stage, settings.seed);
      handles.show(stage, selected, ids);
      inspector.show(stage, selected, ids);
    };
    const apply = (next: Stage): void => {
      stage = next;
      screen.setStage(stage);
      isDirty = true;
      refresh();
      protocols.show(stage, settings.seed);
      remember();
    };
    let remembering: ReturnType<typeof setTimeout> | undefined;
    const remember = (): void => {
      clearTimeout(remembering);
      // Browsers allow an address only so many changes a second.
      remembering = setTimeout(() => {
        if (stage === null) return;
        app.remember(settings, { scene: preset.name, ...writeStage(stage) });
        offer();
      }, 200);
    };
    const offer = (): void => {
      const now = stage!;
      app.offer({
        command: fieldCommand(now, settings.seed),
        json: () => ({ version: app.facts.version, scene: preset.name, stage: now, heard }),
        csv: () => readingsCsv(heard),
        svg: () => readings.element.querySelector('svg'),
        png: () => screen.keep(),
      });
    };
    const load = async (next: Preset, extra: Readonly<Record<string, string>>): Promise<void> => {
      preset = next;
      for (const button of chooser.querySelectorAll('button')) {
        button.setAttribute('aria-pressed', String(button.dataset['scene'] === preset.name));
      }
      story.textContent = preset.story;
      if (preset.needsTones === true && tones === null) {
        const { lieFrequencyHz, truthFrequencyHz } = await app.pool.ask('demo', { seed: 1, seeds: 1 });
        tones = { truthHz: truthFrequencyHz, lieHz: lieFrequencyHz };
      }
      if (app.left.aborted) return;
      const usual = preset.create({ seed: settings.seed, ...(tones ?? NO_TONES) });
      const given = readStage(usual, extra);
      if (given === null)
        app.misread('x.e', "or x.o holds generals or observers that can't stand in this scene");
      selected = {
        kind: 'emitter',
        index: usual.emitters.length > HANDLES_MAX ? -1 : usual.emitters.length - 1,
      };
      if (selected.index < 0) selected = { kind: 'observer', index: 0 };
      const isEndless = usual.pulseNanoseconds === null;
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
      transport.load(
        {
          endNanoseconds: usual.endNanoseconds,
          stillNanoseconds: usual.stillNanoseconds,
          isEndless,
          mode: isEndless ? 'wave' : 'amplitude',
          speed: isEndless ? 2 : 12,
        },
        isStill,
      );
      apply(given ?? usual);
    };

    const chooser = h(
      'div',
      { class: 'chooser', role: 'group', 'aria-label': 'Scenes' },
      PRESETS.map((each) =>
        h(
          'button',
          {
            type: 'button',
            'data-scene': each.name,
            onclick: () => {
              void load(each, {});
            },
          },
          each.title,
        ),
      ),
    );
    const seedField = numberField('Seed of phases', 'seed', settings.seed, BOUNDS.seed);
    seedField.querySelector('input')!.addEventListener('change', (event) => {
      const input = event.currentTarget as HTMLInputElement;
      if (!input.reportValidity()) return;
      settings = { ...settings, seed: Number(input.value) };
      void load(preset, {});
    });
    const screenFrame = h(
      'div',
      {
        class: 'screen',
        role: 'group',
        'aria-label': 'The field; generals and observers are buttons in it',
        onpointermove: (event: PointerEvent) => {
          const box = screenFrame.getBoundingClientRect();
          screen.probe({
            x: (event.clientX - box.left) / box.width,
            y: (event.clientY - box.top) / box.height,
          });
          isDirty = true;
        },
      },
      screen.canvas,
      handles.element,
    );
    main.append(
      h('h1', {}, 'The field, live'),
      h(
        'p',
        { class: 'lead' },
        'Every general sends out a wave; what is felt at a place is the sum of what has had time to get there, the ',
        term('retarded field'),
        '. Drag anybody.',
      ),
      chooser,
      story,
      h(
        'div',
        { class: 'field-grid' },
        h('div', { class: 'stage-column' }, screenFrame, fieldLegend(), transport.element, rate),
        h('div', { class: 'side-column' }, readings.element, seedField),
        h('div', { class: 'below' }, inspector.element, protocols.element),
      ),
      live,
    );
    const themed = (): void => {
      screen.refreshColours();
      isDirty = true;
    };
    addEventListener('dmct-theme', themed, { signal: app.left });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', themed, { signal: app.left });
    app.left.addEventListener('abort', () => {
      clearTimeout(remembering);
      screen.close();
    });
    let last = performance.now();
    const tick = (now: number): void => {
      if (app.left.aborted) return;
      transport.advance(now - last);
      last = now;
      if (stage !== null && (transport.isPlaying || isDirty)) {
        isDirty = false;
        screen.draw(transport.timeNanoseconds * 1e-9, transport.mode);
        screenFrame.dataset['timeNs'] = String(transport.timeNanoseconds);
      }
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    void load(preset, app.link.extra);
  },
};

/** For scenes with tones of their own. */
const NO_TONES = { truthHz: 1e9, lieHz: 1e9 };

/** What the observers decide, in words for a screen reader. */
function decisions(heard: readonly Heard[], stage: Stage | null): string {
  return heard
    .map(({ readings }, index) => {
      const main = readings.find(({ receiver }) => receiver === stage?.receiver) ?? readings[0];
      return `Observer ${String.fromCharCode(65 + index)}: ${main?.decision ?? ''}`;
    })
    .join('. ');
}
