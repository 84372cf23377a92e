import '../../style/table.css';
import '../../style/map.css';
import type { Place } from '@dmct/core';
import type { AttackFacts, AttackNotes } from '../../catalog/facts.js';
import type { App, View } from '../../shell/app.js';
import type { Settings } from '../../link/settings.js';
import { h } from '../../ui/dom.js';
import { createPlacesMap, mapLegend } from '../../ui/world-map.js';
import {
  ARRANGEMENT_KEYS,
  arrangementOf,
  arrangementTexts,
  createArranger,
  orderedNames,
} from './arrange.js';
import { createControls } from './controls.js';
import { compareCommand } from './command.js';
import { comparisonOf, toCsv } from './exports.js';
import { measureTable } from './measure.js';
import { seedToInspect, type RowState } from './row-state.js';
import { tablePicture } from './picture.js';
import { createTable } from './table.js';

const CITIES = 1024;

/** The document's table: claimed beside measured, under an attack of one's choice. */
export const view: View = {
  title: 'Claimed and measured',
  linkKeys: ARRANGEMENT_KEYS,
  mount(main, app) {
    let settings = app.link.settings;
    let running: AbortController | null = null;
    /** Whether nothing is being measured; the line then says what was. */
    let isAtRest = false;
    let measuredLine = '';
    const rows = new Map<string, RowState>();
    const attackOf = (name: string) => app.facts.attacks.find((attack) => attack.name === name)!;
    const isSwept = (): boolean => attackOf(settings.attack).corruption === 'traitors';

    const map = createPlacesMap('Where the generals are');
    const attackText = h('p', { class: 'attack-text' });
    const bitesText = h('p', { class: 'small' }, '…');
    const bites = h(
      'details',
      { class: 'bites', ontoggle: () => void loadNotes() },
      h('summary', {}, 'Where this attack bites, and where not'),
      bitesText,
    );
    let notes: AttackNotes | null = null;
    /** What attacks say of themselves isn't needed before there are figures. */
    const loadNotes = async (): Promise<void> => {
      if (notes !== null) return;
      notes = (await import('virtual:attack-notes')).notes;
      if (app.left.aborted) return;
      showNote();
      for (const row of rows.values()) table.show(row);
    };
    const showNote = (): void => {
      bitesText.textContent = notes?.[settings.attack] ?? '…';
    };
    const progress = h('progress', {
      id: 'progress',
      max: 1,
      value: 0,
      'aria-label': 'Progress of the comparison',
    });
    const line = h('p', { class: 'line', id: 'line' }, 'starting');
    const table = createTable({
      facts: app.facts,
      settings: () => settings,
      isSwept,
      bites: () => notes?.[settings.attack] ?? null,
      onInspect: (strategy) => {
        const seed = seedToInspect(rows.get(strategy)?.results ?? []) ?? settings.seed;
        app.open('messages', { ...settings, strategy, seed });
      },
    });
    let arrangement = arrangementOf(app.link.extra);
    const names = app.facts.strategies.map(({ name }) => name);
    /** Rows move when somebody asks for it and when all is measured, never while they are read. */
    const arrange = (): void => {
      const { nodes, traitors } = settings;
      table.arrange(orderedNames(names, rows, { nodes, traitors, order: arrangement.order }), arrangement);
    };
    const arranger = createArranger(arrangement, (next) => {
      arrangement = next;
      arrange();
      app.remember(settings, arrangementTexts(arrangement));
    });
    const printed = h('p', { class: 'print-only small' });
    const refusal = h('p', { class: 'wrong refusal', role: 'alert' });
    const controls = createControls(app.facts, settings, {
      onRun: () => void start(),
      onCancel: () => running?.abort(),
      onRefusal: (reason) => {
        refusal.textContent = reason === '' ? '' : `Not to be run: ${reason}.`;
      },
      onChange: () => {
        const next = controls.read(settings);
        if (next === null) return;
        if (isAtRest) line.textContent = isAsMeasured(next, settings) ? measuredLine : CHANGED;
        void showPlaces(app, next, map, null);
      },
    });
    const say = (text: string): void => {
      measuredLine = text;
      line.textContent = text;
      app.say(text);
    };

    const start = async (): Promise<void> => {
      const next = controls.read(settings);
      if (next === null) {
        if (running === null) {
          line.textContent = 'nothing was run';
          void showPlaces(app, { ...settings, traitors: 0 }, map, null);
        }
        return;
      }
      running?.abort();
      const run = new AbortController();
      running = run;
      isAtRest = false;
      // What stood here is said of rows that are no more.
      line.textContent = 'starting';
      settings = next;
      app.remember(settings, arrangementTexts(arrangement));
      rows.clear();
      table.clear();
      progress.value = 0;
      controls.setRunning(true);
      const attack = attackOf(settings.attack);
      attackText.replaceChildren(h('strong', {}, attack.title), `. ${attack.summary}`);
      showNote();
      printed.textContent = `${settingText(settings, attack)} · DMCT Lab ${app.facts.version} · ${compareCommand(settings, app.facts)}`;
      offer(app, settings, {
        attack,
        bites: () => notes?.[settings.attack] ?? null,
        rows,
        table: table.element,
      });
      const startedAt = performance.now();
      const frame = createFrame((row: RowState) => {
        table.show(row);
      });
      let shownFaulty = false;
      void showPlaces(app, settings, map, null);
      try {
        await measureTable({
          pool: app.pool,
          settings,
          strategies: app.facts.strategies,
          refusalOf: (strategy) => attack.refusals[strategy] ?? null,
          isSwept: isSwept(),
          signal: AbortSignal.any([run.signal, app.left]),
          onRow: (row) => {
            rows.set(row.facts.name, row);
            frame(row.facts.name, row);
            if (row.results.length > 0) void loadNotes();
            const first = row.results.find(({ seed }) => seed === settings.seed);
            if (!shownFaulty && first !== undefined) {
              shownFaulty = true;
              void showPlaces(app, settings, map, first.faulty);
            }
          },
          onProgress: (done, total, label) => {
            progress.value = done / total;
            line.textContent = `${String(done)} of ${String(total)} runs · ${label}`;
          },
        });
        say(`measured in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
      } catch (error) {
        run.abort();
        if (running !== run || app.left.aborted) return;
        const isCancel = error instanceof DOMException && error.name === 'AbortError';
        say(
          isCancel
            ? [...rows.values()].some(({ results }) => results.length > 0)
              ? 'cancelled; what the rows show was measured'
              : 'cancelled before anything was measured'
            : error instanceof Error
              ? error.message
              : String(error),
        );
      }
      if (running === run) {
        isAtRest = true;
        controls.setRunning(false);
      }
      arrange();
    };

    main.append(
      h(
        'section',
        { class: 'intro' },
        h(
          'div',
          { class: 'words' },
          h('h1', {}, 'Who can you trust to agree?'),
          h(
            'p',
            { class: 'lead' },
            'Generals in the largest cities of the world must settle on one order while traitors lie. Here are ' +
              `${String(app.facts.strategies.length)} ways to do it, run on one simulator: what the source document claims of each, beside what was measured.`,
          ),
          attackText,
          bites,
        ),
        h('figure', { class: 'map' }, map.element, mapLegend()),
      ),
      controls.element,
      refusal,
      printed,
      h('div', { class: 'status' }, progress, line, arranger),
      h(
        'div',
        { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': 'The comparison' },
        table.element,
      ),
    );
    arrange();
    void start();
  },
};

const CHANGED = 'changed since: the rows show what was measured before, Run measures anew';

/** Whether two settings ask for the same runs. */
function isAsMeasured(asked: Settings, measured: Settings): boolean {
  const sorted = (settings: Settings): string =>
    JSON.stringify(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(asked) === sorted(measured);
}

/** Draws each row at most once a frame, however fast its runs come in. */
function createFrame(show: (row: RowState) => void): (name: string, row: RowState) => void {
  const waiting = new Map<string, RowState>();
  return (name, row) => {
    if (waiting.size === 0) {
      requestAnimationFrame(() => {
        for (const each of waiting.values()) show(each);
        waiting.clear();
      });
    }
    waiting.set(name, row);
  };
}

let cities: Promise<readonly Place[]> | null = null;
let asked: Promise<readonly Place[]> = Promise.resolve([]);
let askedKey = '';

async function showPlaces(
  app: App,
  settings: Settings,
  map: ReturnType<typeof createPlacesMap>,
  faulty: readonly number[] | null,
): Promise<void> {
  const { nodes, scaleMetres, seed, topology, traitors } = settings;
  cities ??= app.pool.ask('places', { topology: 'cities', count: CITIES, scaleMetres: 1, seed: 0 });
  // What failed is asked for again the next time.
  cities.catch(() => {
    cities = null;
  });
  // The same places aren't asked for again: the question would wait behind all runs, and the traitors with it.
  const key = [topology, nodes, scaleMetres, seed].join();
  if (key !== askedKey) {
    askedKey = key;
    asked = app.pool.ask('places', { topology, count: nodes, scaleMetres, seed });
    asked.catch(() => {
      askedKey = '';
    });
  }
  const [dots, places] = await Promise.all([cities, asked]);
  if (app.left.aborted || key !== askedKey) return;
  map.setCities(dots);
  const isTraitor = (id: number): boolean | null =>
    faulty === null && traitors > 0 ? null : faulty?.includes(id) === true;
  map.setMarks(places.map((place, id) => ({ place, isTraitor: isTraitor(id) })));
}

function offer(
  app: App,
  settings: Settings,
  {
    attack,
    bites,
    rows,
    table,
  }: {
    readonly attack: AttackFacts;
    readonly bites: () => string | null;
    readonly rows: ReadonlyMap<string, RowState>;
    readonly table: HTMLTableElement;
  },
): void {
  const command = compareCommand(settings, app.facts);
  app.offer({
    command,
    json: () => comparisonOf(app.facts, settings, [...rows.values()]),
    csv: () => toCsv(app.facts, settings, [...rows.values()]),
    svg: () =>
      tablePicture(table, {
        title: 'Who can you trust to agree? Claimed and measured',
        setting: `${settingText(settings, attack)} · DMCT Lab ${app.facts.version}. ${attack.title}: ${attack.summary} ${bites() ?? ''}`,
        command,
      }),
  });
}

/** Who is corrupted: the number counts only where the attack takes one. */
const CORRUPTED = {
  none: () => 'nobody corrupted',
  share: () => 'as many corrupted as reach the attack’s share',
  traitors: (traitors: number) => `${String(traitors)} ${traitors === 1 ? 'traitor' : 'traitors'}`,
} as const satisfies Record<AttackFacts['corruption'], (traitors: number) => string>;

function settingText(
  { nodes, seed, seeds, topology, traitors, workload }: Settings,
  { corruption, name }: AttackFacts,
): string {
  return `attack ${name} · ${String(nodes)} ${nodes === 1 ? 'general' : 'generals'}, ${CORRUPTED[corruption](traitors)} · ${topology} · ${workload} · ${String(seeds)} ${seeds === 1 ? 'run' : 'runs'} each from seed ${String(seed)} · bars logarithmic, ranges 95 %`;
}
