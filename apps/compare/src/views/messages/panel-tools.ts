import { fill, h } from '../../ui/dom.js';
import { hasValues } from './kinds.js';
import { kindButtons } from './legend.js';
import type { Model } from './model.js';
import type { Scene } from './scene.js';
import { toggleButton, toolButton } from './tools.js';

/** The buttons above a diagram: what moves it, and what it shows. */
export function createPanelTools(
  scene: Scene,
  handlers: { readonly onStep: (by: -1 | 1) => void; readonly onKinds: () => void },
): { readonly element: HTMLElement; show(model: Model): void } {
  const legend = h('div', { class: 'kinds', role: 'group', 'aria-label': 'Kinds of messages and waves' });
  const fillLegend = (): void => {
    const { model } = scene;
    if (model === null) return;
    fill(legend, kindButtons(model, scene.look.colourBy, scene.hiddenKinds, handlers.onKinds));
  };
  const toggles = lookToggles(scene, fillLegend);
  const whose = whoseChoice(scene);
  const element = h(
    'div',
    { class: 'row tools-row' },
    movers(scene, handlers.onStep),
    whose.element,
    toggles.elements,
    legend,
  );
  return {
    element,
    show: (model) => {
      fillLegend();
      whose.show(model);
      toggles.show(model);
    },
  };
}

function movers(scene: Scene, onStep: (by: -1 | 1) => void): readonly HTMLElement[] {
  return [
    toolButton(
      'step-back',
      '◂ step',
      () => {
        onStep(-1);
      },
      'step back',
    ),
    toolButton(
      'step',
      'step ▸',
      () => {
        onStep(1);
      },
      'step on',
    ),
    toolButton('zoom-in', 'zoom in', () => {
      scene.zoom(0.5);
    }),
    toolButton('zoom-out', 'zoom out', () => {
      scene.zoom(2);
    }),
    toolButton('fit', 'show all', () => {
      scene.viewport.fit();
    }),
  ];
}

/** Whose messages and deeds are drawn: where there are many participants, one of them is easier to follow. */
function whoseChoice(scene: Scene): { readonly element: HTMLElement; show(model: Model): void } {
  const select = h('select', {
    id: 'whose',
    onchange: () => {
      scene.setWhose(select.value === '' ? null : Number(select.value));
    },
  });
  return {
    element: h('label', { class: 'whose' }, 'whose: ', select),
    show: ({ lanes }) => {
      const { whose } = scene.look;
      fill(
        select,
        h('option', { value: '', selected: whose === null }, 'everybody'),
        lanes.map(({ id, isClient, name }) =>
          h(
            'option',
            { value: id, selected: id === whose },
            isClient ? name : `${String(id)} ${name.split(',')[0]!}`,
          ),
        ),
      );
    },
  };
}

function lookToggles(
  scene: Scene,
  onColours: () => void,
): { readonly elements: readonly HTMLElement[]; show(model: Model): void } {
  const byNearness = toggleButton(
    'by-nearness',
    'near ones side by side',
    'Whether the lines of those who are near each other are neighbours',
    (isOn) => {
      scene.setByNearness(isOn);
    },
  );
  const byValue = toggleButton(
    'by-value',
    'colour by value',
    'Whether colours tell what a message states, or of which kind it is',
    (isOn) => {
      scene.setColourBy(isOn ? 'value' : 'kind');
      onColours();
    },
  );
  const idleCut = toggleButton(
    'cut-idle',
    'cut idle time',
    'Whether long stretches in which nothing is under way are cut out; each break says how long it is',
    (isOn) => {
      scene.setIdleCut(isOn);
    },
  );
  byValue.element.hidden = true;
  idleCut.element.hidden = true;
  return {
    elements: [byNearness.element, byValue.element, idleCut.element],
    show: (model) => {
      const { colourBy, isByNearness, scale } = scene.look;
      byNearness.set(isByNearness);
      byValue.set(colourBy === 'value');
      byValue.element.hidden = !hasValues(model);
      idleCut.set(scale.cuts.length > 0);
      idleCut.element.hidden = model.idle.length === 0;
    },
  };
}
