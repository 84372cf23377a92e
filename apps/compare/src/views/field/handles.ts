import { h } from '../../ui/dom.js';
import type { Emitter, Stage } from './stage.js';

/** More emitters than this can't be taken hold of one by one. */
export const HANDLES_MAX = 24;

/** What a handle stands for. */
export interface Held {
  readonly kind: 'emitter' | 'observer';
  readonly index: number;
}

/** Generals and observers over the picture: dragged with mouse or finger, moved with the arrow keys. */
export interface Handles {
  readonly element: HTMLElement;
  /** `ids` are the generals' numbers in the protocol, which are also those of the command. */
  show(stage: Stage, selected: Held, ids: readonly number[]): void;
}

const STEP_METRES = 0.02;
const BIG_STEP_METRES = 0.2;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export function createHandles(handlers: {
  onSelect(held: Held): void;
  onMove(held: Held, to: { readonly x: number; readonly y: number }): void;
}): Handles {
  const element = h('div', { class: 'handles' });
  const buttons = new Map<string, HTMLButtonElement>();
  let stage: Stage | null = null;

  const placeOf = (held: Held): { readonly x: number; readonly y: number } =>
    (held.kind === 'emitter' ? stage!.emitters : stage!.observers)[held.index]!;
  const inFrame = (x: number, y: number): { x: number; y: number } => {
    const { frame } = stage!;
    const round = (value: number): number => Math.round(value * 1000) / 1000;
    return {
      x: round(Math.min(frame.x + frame.width, Math.max(frame.x, x))),
      y: round(Math.min(frame.y + frame.height, Math.max(frame.y, y))),
    };
  };
  const create = (held: Held): HTMLButtonElement =>
    h('button', {
      type: 'button',
      onfocus: () => {
        handlers.onSelect(held);
      },
      onkeydown: (event: KeyboardEvent) => {
        const arrow = ARROWS[event.key];
        if (arrow === undefined) return;
        event.preventDefault();
        const step = event.shiftKey ? BIG_STEP_METRES : STEP_METRES;
        const { x, y } = placeOf(held);
        handlers.onMove(held, inFrame(x + arrow[0] * step, y + arrow[1] * step));
      },
      onpointerdown: (event: PointerEvent) => {
        const button = event.currentTarget as HTMLButtonElement;
        button.setPointerCapture(event.pointerId);
        handlers.onSelect(held);
      },
      onpointermove: (event: PointerEvent) => {
        const button = event.currentTarget as HTMLButtonElement;
        if (!button.hasPointerCapture(event.pointerId)) return;
        const box = element.getBoundingClientRect();
        const { frame } = stage!;
        const x = frame.x + ((event.clientX - box.left) / box.width) * frame.width;
        const y = frame.y + (1 - (event.clientY - box.top) / box.height) * frame.height;
        handlers.onMove(held, inFrame(x, y));
      },
    });

  return {
    element,
    show: (next, selected, ids) => {
      stage = next;
      const emitters = next.emitters.length > HANDLES_MAX ? [] : next.emitters;
      const wanted = [
        ...emitters.map((_, index): Held => ({ kind: 'emitter', index })),
        ...next.observers.map((_, index): Held => ({ kind: 'observer', index })),
      ];
      const keys = new Set(wanted.map(({ index, kind }) => `${kind} ${String(index)}`));
      for (const [key, button] of buttons) {
        if (keys.has(key)) continue;
        button.remove();
        buttons.delete(key);
      }
      for (const held of wanted) {
        const key = `${held.kind} ${String(held.index)}`;
        const button = buttons.get(key) ?? create(held);
        if (!buttons.has(key)) {
          buttons.set(key, button);
          element.append(button);
        }
        dress(button, next, held, held.kind === selected.kind && held.index === selected.index, ids);
      }
    },
  };
}

function dress(
  button: HTMLButtonElement,
  stage: Stage,
  { index, kind }: Held,
  isSelected: boolean,
  ids: readonly number[],
): void {
  const { frame } = stage;
  const place = (kind === 'emitter' ? stage.emitters : stage.observers)[index]!;
  button.style.left = `${String(((place.x - frame.x) / frame.width) * 100)}%`;
  button.style.top = `${String((1 - (place.y - frame.y) / frame.height) * 100)}%`;
  const side = kind === 'emitter' ? stage.emitters[index]!.side : 'observer';
  const isMimic = kind === 'emitter' && isMimicking(stage.emitters[index]!);
  button.className = `handle ${side}${isMimic ? ' mimic' : ''}${isSelected ? ' selected' : ''}`;
  if (kind === 'emitter') button.textContent = String(ids[index]);
  else button.replaceChildren(h('span', {}, String.fromCharCode(65 + index)));
  const who = kind === 'emitter' ? nameOf(stage, index, ids) : observerName(index);
  button.setAttribute(
    'aria-label',
    `${who}, at ${place.x.toFixed(2)}, ${place.y.toFixed(2)} metres; arrow keys move it`,
  );
}

/** Whether a traitor sounds the truth's own tone. */
function isMimicking({ carrier, side }: Emitter): boolean {
  return side === 'lie' && carrier === 'truth';
}

/** "General 2" or "Traitor 3". */
export function nameOf(stage: Stage, index: number, ids: readonly number[]): string {
  return `${stage.emitters[index]?.side === 'lie' ? 'Traitor' : 'General'} ${String(ids[index])}`;
}

/** "Observer A". */
export function observerName(index: number): string {
  return `Observer ${String.fromCharCode(65 + index)}`;
}
