import { h } from '../../ui/dom.js';
import type { FieldReply, FieldRequest, Probe } from './messages.js';
import type { Heard } from './listen.js';
import type { Mode, Palette } from './paint.js';
import type { Stage } from './stage.js';

/** The picture on the page; the worker behind it computes one frame at a time. */
export interface Screen {
  readonly canvas: HTMLCanvasElement;
  /** The picture as it is now, enlarged as it is on the page. */
  keep(): HTMLCanvasElement;
  setStage(stage: Stage): void;
  /** Asks for a frame unless one is under way; the last wish is drawn next. */
  draw(timeSeconds: number, mode: Mode): void;
  /** Wants the field at a pixel in numbers with each frame; null for no more. */
  probe(at: { readonly x: number; readonly y: number } | null): void;
  refreshColours(): void;
  close(): void;
}

export interface ScreenHandlers {
  onHeard(heard: readonly Heard[]): void;
  /** A frame is on the page: time since the one before (NaN for a scene's first) and time in the worker, ms. */
  onFrame(frame: { readonly betweenMs: number; readonly workMs: number; readonly probe: Probe | null }): void;
  onFault(message: string): void;
}

/** Width of a picture that is kept as a file, px. */
const KEPT_WIDTH = 1200;

export function createScreen(handlers: ScreenHandlers): Screen {
  const worker = new Worker(new URL('./field.worker.ts', import.meta.url), { type: 'module' });
  // A pixel of the canvas is one of the picture: the browser's compositor enlarges it, which costs the page nothing.
  const canvas = h('canvas', { 'aria-hidden': 'true' });
  let palette = readPalette();
  let buffer = new ArrayBuffer(0);
  let isBusy = false;
  let wish: { readonly timeSeconds: number; readonly mode: Mode } | null = null;
  let probed: { readonly x: number; readonly y: number } | null = null;
  let revision = 0;
  let lastFrameAt = 0;

  const send = (request: FieldRequest, transfer: Transferable[] = []): void => {
    worker.postMessage(request, transfer);
  };
  const next = (): void => {
    if (isBusy || wish === null) return;
    isBusy = true;
    const { mode, timeSeconds } = wish;
    wish = null;
    send({ kind: 'frame', timeSeconds, mode, palette, buffer, probe: probed }, [buffer]);
  };
  const show = (reply: Extract<FieldReply, { kind: 'frame' }>): void => {
    const { columns, rows } = reply;
    if (canvas.width !== columns || canvas.height !== rows) {
      canvas.width = columns;
      canvas.height = rows;
    }
    const image = new ImageData(new Uint8ClampedArray(reply.buffer), columns, rows);
    canvas.getContext('2d')!.putImageData(image, 0, 0);
    buffer = reply.buffer;
    const now = performance.now();
    // The first frame of a scene has none before it.
    const betweenMs = lastFrameAt === 0 ? NaN : now - lastFrameAt;
    handlers.onFrame({ betweenMs, workMs: reply.milliseconds, probe: reply.probe });
    lastFrameAt = now;
  };
  worker.onmessage = ({ data }: MessageEvent<FieldReply>) => {
    if (data.kind === 'fault') handlers.onFault(data.message);
    else if (data.kind === 'heard') {
      if (data.revision === revision) handlers.onHeard(data.heard);
    } else {
      isBusy = false;
      show(data);
      next();
    }
  };

  return {
    canvas,
    keep: () => {
      const height = Math.round((KEPT_WIDTH * canvas.height) / canvas.width);
      const kept = h('canvas', { width: KEPT_WIDTH, height });
      kept.getContext('2d')!.drawImage(canvas, 0, 0, KEPT_WIDTH, height);
      return kept;
    },
    setStage: (stage) => {
      revision++;
      lastFrameAt = 0;
      send({ kind: 'stage', stage, revision });
    },
    draw: (timeSeconds, mode) => {
      wish = { timeSeconds, mode };
      next();
    },
    probe: (at) => {
      probed = at;
    },
    refreshColours: () => {
      palette = readPalette();
    },
    close: () => {
      worker.terminate();
    },
  };
}

/** The page's own colours, in its present theme. */
function readPalette(): Palette {
  const probe = h('span');
  document.body.append(probe);
  const read = (name: string): readonly [number, number, number] => {
    probe.style.color = `var(${name})`;
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue];
  };
  const palette = { ground: read('--panel'), truth: read('--truth'), lie: read('--lie') };
  probe.remove();
  return palette;
}
