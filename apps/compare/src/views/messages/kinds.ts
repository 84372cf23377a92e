import { h } from '../../ui/dom.js';
import { kindColour } from './diagram.js';
import type { Model } from './model.js';

/** A button for each kind of message, in its colour, that hides and shows it. */
export function kindButtons(model: Model, hidden: Set<string>, draw: () => void): HTMLElement[] {
  return model.kinds.map((kind) => {
    const button = h(
      'button',
      {
        type: 'button',
        class: `kind k${String(kindColour(model, kind))}`,
        'aria-pressed': 'true',
        onclick: () => {
          if (!hidden.delete(kind)) hidden.add(kind);
          button.setAttribute('aria-pressed', String(!hidden.has(kind)));
          draw();
        },
      },
      kind,
    );
    return button;
  });
}
