import type { App } from '../../shell/app.js';
import { readStage, writeStage } from './codec.js';
import { HANDLES_MAX, type Held } from './handles.js';
import { PRESETS, type Preset } from './presets.js';
import { protocolIds } from './protocol-run.js';
import type { Stage } from './stage.js';
import { createTones } from './tones.js';

/** Browsers allow an address only so many changes a second. */
const REMEMBER_MILLISECONDS = 200;

/** What is on the page: a scene as it stands now, and who is selected in it. */
export interface Shown {
  readonly preset: Preset;
  readonly stage: Stage;
  readonly selected: Held;
  /** The generals' numbers in the protocol, which are also those of the command. */
  readonly ids: readonly number[];
  readonly seed: number;
}

/** Holds the scene that is shown, changes it, and writes it into the address. */
export interface Session {
  /** Null until the first scene is there. */
  readonly shown: Shown | null;
  /** The scene of the link, or the first. */
  open(): void;
  choose(preset: Preset): void;
  /** The same scene, as it usually is, with other draws. */
  reseed(seed: number): void;
  select(held: Held): void;
  /** The scene, changed; another one may be selected in it. */
  change(edit: (stage: Stage) => Stage, selected?: Held): void;
}

interface Handlers {
  /** A scene is chosen; it may have to be waited for. */
  onChosen(preset: Preset): void;
  /** Another scene is there. */
  onBegin(shown: Shown): void;
  /** The scene has changed (`isChanged`), or who is selected in it alone. */
  onShown(shown: Shown, isChanged: boolean): void;
  /** What is shown is in the address. */
  onRemembered(shown: Shown): void;
}

export function createSession(app: App, handlers: Handlers): Session {
  let { settings } = app.link;
  let chosen = PRESETS.find(({ name }) => name === app.link.extra['scene']) ?? PRESETS[0]!;
  let usual: Stage | null = null;
  let shown: Shown | null = null;
  const tonesOf = createTones(app.pool);

  let remembering: ReturnType<typeof setTimeout> | undefined;
  const remember = (): void => {
    clearTimeout(remembering);
    remembering = setTimeout(() => {
      if (shown === null || usual === null) return;
      app.remember(settings, { scene: shown.preset.name, ...writeStage(shown.stage, usual) });
      handlers.onRemembered(shown);
    }, REMEMBER_MILLISECONDS);
  };
  app.left.addEventListener('abort', () => {
    clearTimeout(remembering);
  });
  const show = (preset: Preset, stage: Stage, selected: Held): Shown => {
    const { seed } = settings;
    return { preset, stage, selected, seed, ids: protocolIds(stage, seed) };
  };
  const load = async (preset: Preset, extra: Readonly<Record<string, string>>): Promise<void> => {
    chosen = preset;
    handlers.onChosen(preset);
    const tones = await tonesOf(preset);
    // Another scene may have been chosen while the tones were asked for.
    if (app.left.aborted || chosen !== preset) return;
    usual = preset.create({ seed: settings.seed, ...tones });
    const given = readStage(usual, extra);
    if (given === null)
      app.misread('x.e', ', x.c or x.o holds generals or observers that can’t stand in this scene');
    shown = show(preset, given ?? usual, firstSelected(usual));
    handlers.onBegin(shown);
    handlers.onShown(shown, true);
    remember();
  };
  return {
    get shown() {
      return shown;
    },
    open: () => void load(chosen, app.link.extra),
    choose: (preset) => void load(preset, {}),
    reseed: (seed) => {
      settings = { ...settings, seed };
      void load(chosen, {});
    },
    select: (held) => {
      if (shown === null) return;
      shown = { ...shown, selected: held };
      handlers.onShown(shown, false);
    },
    change: (edit, selected) => {
      if (shown === null) return;
      shown = show(shown.preset, edit(shown.stage), selected ?? shown.selected);
      handlers.onShown(shown, true);
      remember();
    },
  };
}

/** The last general, who is the traitor where there is one; of a crowd the observer. */
function firstSelected({ emitters }: Stage): Held {
  return emitters.length > HANDLES_MAX
    ? { kind: 'observer', index: 0 }
    : { kind: 'emitter', index: emitters.length - 1 };
}
