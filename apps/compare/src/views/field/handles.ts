import { h } from '../../ui/dom.js';
import { inFrame, placeOfPointer, sharesOf, type Place } from './frame-place.js';
import { nameOf, observerName } from './names.js';
import type { Emitter, Stage } from './stage.js';

/** More emitters than this are a crowd: drawn as dots, and only the one that is selected has a handle. */
export const HANDLES_MAX = 24;

/** What a handle stands for. */
export interface Held {
  readonly kind: 'emitter' | 'observer';
  readonly index: number;
}

/** Generals and observers over the picture, of a crowd the selected one: dragged with mouse or finger, moved with the arrow keys. */
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
  onMove(held: Held, to: Place): void;
}): Handles {
  const element = h('div', { class: 'handles' });
  const buttons = new Map<string, HTMLButtonElement>();
  let stage: Stage | null = null;

  const placeOf = (held: Held): Place =>
    (held.kind === 'emitter' ? stage!.emitters : stage!.observers)[held.index]!;
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
        handlers.onMove(held, inFrame(stage!.frame, { x: x + arrow[0] * step, y: y + arrow[1] * step }));
      },
      onpointerdown: (event: PointerEvent) => {
        const button = event.currentTarget as HTMLButtonElement;
        button.setPointerCapture(event.pointerId);
        handlers.onSelect(held);
      },
      onpointermove: (event: PointerEvent) => {
        const button = event.currentTarget as HTMLButtonElement;
        if (!button.hasPointerCapture(event.pointerId)) return;
        const { frame } = stage!;
        handlers.onMove(held, inFrame(frame, placeOfPointer(frame, element, event)));
      },
    });

  return {
    element,
    show: (next, selected, ids) => {
      stage = next;
      const wanted = [
        ...heldEmitters(next, selected),
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

function heldEmitters({ emitters }: Stage, selected: Held): readonly Held[] {
  if (emitters.length <= HANDLES_MAX) return emitters.map((_, index): Held => ({ kind: 'emitter', index }));
  return selected.kind === 'emitter' ? [selected] : [];
}

function dress(
  button: HTMLButtonElement,
  stage: Stage,
  { index, kind }: Held,
  isSelected: boolean,
  ids: readonly number[],
): void {
  const place = (kind === 'emitter' ? stage.emitters : stage.observers)[index]!;
  const { across, down } = sharesOf(stage.frame, place);
  button.style.left = `${String(across * 100)}%`;
  button.style.top = `${String(down * 100)}%`;
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
