import { h } from '../../ui/dom.js';
import { inFrame, placeOfPointer, sharesOf, type Place } from './frame-place.js';
import { HANDLES_MAX, type Held } from './handles.js';
import type { Palette } from './paint.js';
import { readPalette, rgbText } from './palette.js';
import type { Stage } from './stage.js';

/** A pointer this near to a dot means it, px. */
const REACH_PIXELS = 16;

/** A crowd over the picture: too many for handles, so dots of which one is picked, and dragged on in the same go. */
export interface CrowdLayer {
  readonly element: HTMLCanvasElement;
  show(stage: Stage): void;
  refreshColours(): void;
}

export function createCrowdLayer(handlers: {
  onSelect(held: Held): void;
  onMove(held: Held, to: Place): void;
}): CrowdLayer {
  let stage: Stage | null = null;
  let palette = readPalette();
  let picked: Held | null = null;
  const element = h('canvas', {
    class: 'crowd',
    'aria-hidden': 'true',
    onpointerdown: (event: PointerEvent) => {
      picked = stage === null ? null : nearest(stage, element, event);
      if (picked === null) return;
      element.setPointerCapture(event.pointerId);
      handlers.onSelect(picked);
    },
    onpointermove: (event: PointerEvent) => {
      if (picked === null || stage === null || !element.hasPointerCapture(event.pointerId)) return;
      handlers.onMove(picked, inFrame(stage.frame, placeOfPointer(stage.frame, element, event)));
    },
  });
  const draw = (): void => {
    const isCrowd = stage !== null && stage.emitters.length > HANDLES_MAX;
    element.hidden = !isCrowd;
    if (isCrowd) drawDots(element, stage!, palette);
  };
  new ResizeObserver(draw).observe(element);
  return {
    element,
    show: (next) => {
      if (next === stage) return;
      stage = next;
      draw();
    },
    refreshColours: () => {
      palette = readPalette();
      draw();
    },
  };
}

function nearest(stage: Stage, element: Element, event: PointerEvent): Held | null {
  const box = element.getBoundingClientRect();
  let [index, least] = [-1, REACH_PIXELS];
  stage.emitters.forEach((emitter, at) => {
    const { across, down } = sharesOf(stage.frame, emitter);
    const pixels = Math.hypot(
      box.left + across * box.width - event.clientX,
      box.top + down * box.height - event.clientY,
    );
    if (pixels < least) [index, least] = [at, pixels];
  });
  return index < 0 ? null : { kind: 'emitter', index };
}

/** Circles for the honest, squares for traitors, each in the colour of what it sounds, with a rim against the field. */
function drawDots(canvas: HTMLCanvasElement, { emitters, frame }: Stage, palette: Palette): void {
  const scale = devicePixelRatio;
  const [width, height] = [canvas.clientWidth * scale, canvas.clientHeight * scale];
  if (width === 0 || height === 0) return;
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  const context = canvas.getContext('2d')!;
  const radius = scale * (emitters.length > 200 ? 2.5 : 5);
  context.lineWidth = scale * (emitters.length > 200 ? 1 : 1.5);
  context.strokeStyle = rgbText(palette.ground);
  for (const emitter of emitters) {
    const { across, down } = sharesOf(frame, emitter);
    context.beginPath();
    if (emitter.side === 'lie') {
      context.rect(across * width - radius, down * height - radius, 2 * radius, 2 * radius);
    } else context.arc(across * width, down * height, radius, 0, 2 * Math.PI);
    context.fillStyle = rgbText(palette[emitter.carrier]);
    context.fill();
    context.stroke();
  }
}
