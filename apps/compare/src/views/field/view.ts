import '../../style/field.css';
import type { View } from '../../shell/app.js';
import { h } from '../../ui/dom.js';
import { createChooser } from './chooser.js';
import { fieldExports } from './exports.js';
import { settingText } from './figure.js';
import { createInspector, type Inspector } from './inspector.js';
import { fieldLayout } from './layout.js';
import { createListeners } from './listeners.js';
import { createLivePicture } from './live-picture.js';
import { PRESETS } from './presets.js';
import { createProtocolPanel } from './protocol-panel.js';
import { seedField } from './seed-field.js';
import { createSession, type Session, type Shown } from './session.js';
import { withAdded, withEmitter, withMoved, withoutEmitter } from './stage-edits.js';

/** The retarded field of a scene, live, with everything in it to be moved. */
export const view: View = {
  title: 'The field, live',
  linkKeys: {
    scene: (text) =>
      PRESETS.some(({ name }) => name === text)
        ? null
        : `is no scene; there are ${PRESETS.map(({ name }) => name).join(', ')}`,
    // Whether generals and observers fit depends on the scene: the session tells when it is there.
    e: () => null,
    c: () => null,
    o: () => null,
  },
  mount(main, app) {
    const printed = h('p', { class: 'print-only small' });
    const story = h('p', { class: 'story' });
    const chooser = createChooser((preset) => {
      session.choose(preset);
    });
    const seed = seedField(app.link.settings.seed, (value) => {
      session.reseed(value);
    });
    const picture = createLivePicture(app, {
      onSelect: (held) => {
        session.select(held);
      },
      onMove: (held, to) => {
        session.change((stage) => withMoved(stage, held, to));
      },
    });
    const listeners = createListeners(app);
    const inspector = createSceneInspector(() => session);
    const protocols = createProtocolPanel(app);
    const figure = (shown: Shown): Parameters<typeof settingText>[0] & Shown => ({
      ...shown,
      mode: picture.mode,
      timeNanoseconds: picture.timeNanoseconds,
      version: app.facts.version,
    });
    const session = createSession(app, {
      onChosen: (preset) => {
        chooser.show(preset);
        story.textContent = preset.story;
      },
      onBegin: ({ stage }) => {
        listeners.begin(stage);
        picture.begin(stage);
      },
      onShown: (shown, isChanged) => {
        picture.show(shown);
        inspector.show(shown.stage, shown.selected, shown.ids);
        if (!isChanged) return;
        listeners.setStage(shown.stage);
        protocols.show(shown.stage, shown.seed);
      },
      onRemembered: ({ preset }) => {
        const now = (): Shown => session.shown!;
        app.offer(
          fieldExports(preset, () => ({
            ...figure(now()),
            heard: listeners.heard,
            painted: picture.painted,
          })),
        );
      },
    });
    main.append(
      ...fieldLayout({
        ...{ printed, chooser: chooser.element, story, seed, inspector: inspector.element },
        ...{ picture: picture.element, readings: listeners.element, protocols: protocols.element },
      }),
    );
    // The moment that is printed is known when somebody prints.
    const print = (): void => {
      const { shown } = session;
      if (shown !== null) printed.textContent = `${shown.preset.title} · ${settingText(figure(shown))}`;
    };
    addEventListener('beforeprint', print, { signal: app.left });
    session.open();
  },
};

/** What can be changed of the selected general, and who there is: each change goes to the scene. */
function createSceneInspector(session: () => Session): Inspector {
  return createInspector({
    onChange: (index, part) => {
      session().change((stage) => withEmitter(stage, index, part));
    },
    onAdd: (side) => {
      const index = session().shown?.stage.emitters.length ?? 0;
      session().change((stage) => withAdded(stage, side), { kind: 'emitter', index });
    },
    onRemove: (index) => {
      session().change((stage) => withoutEmitter(stage, index), { kind: 'emitter', index: 0 });
    },
    onPick: (index) => {
      session().select({ kind: 'emitter', index });
    },
  });
}
