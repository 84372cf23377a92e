import { h } from '../../ui/dom.js';
import type { PaintReply, PaintRequest, Probe } from './messages.js';
import type { Mode } from './paint.js';
import { readPalette } from './palette.js';
import type { Stage } from './stage.js';

/** The picture on the page; the worker behind it computes one frame at a time. */
export interface Screen {
  readonly canvas: HTMLCanvasElement;
  /** The scene that is painted from the next frame on. */
  setStage(stage: Stage): void;
  /** Asks for a frame unless one is under way; the last wish is drawn next. */
  draw(timeSeconds: number, mode: Mode): void;
  /** Wants the field at a pixel in numbers with each frame; null for no more. */
  probe(at: { readonly x: number; readonly y: number } | null): void;
  refreshColours(): void;
  close(): void;
}

export interface ScreenHandlers {
  /** A frame is on the page. */
  onFrame(frame: Frame): void;
  onFault(message: string): void;
}

/** What is told of a frame. */
export interface Frame {
  /** Time since the one before (NaN for a scene's first) and time in the worker, ms. */
  readonly betweenMs: number;
  readonly workMs: number;
  readonly probe: Probe | null;
  /** Whether it is of the last scene, and no other frame is asked for. */
  readonly isLatest: boolean;
}

export function createScreen(handlers: ScreenHandlers): Screen {
  const worker = new Worker(new URL('./paint.worker.ts', import.meta.url), { type: 'module' });
  // A pixel of the canvas is one of the picture: the browser's compositor enlarges it, which costs the page nothing.
  const canvas = h('canvas', { role: 'img' });
  let palette = readPalette();
  let buffer = new ArrayBuffer(0);
  let isBusy = false;
  let wish: { readonly timeSeconds: number; readonly mode: Mode } | null = null;
  let probed: { readonly x: number; readonly y: number } | null = null;
  let stage: Stage | null = null;
  let lastFrameAt = 0;

  const next = (): void => {
    if (isBusy || wish === null) return;
    isBusy = true;
    const request: PaintRequest = { kind: 'paint', ...wish, stage, palette, buffer, probe: probed };
    wish = null;
    stage = null;
    worker.postMessage(request, [buffer]);
  };
  const show = (reply: Extract<PaintReply, { kind: 'frame' }>): void => {
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
    const isLatest = wish === null && stage === null;
    handlers.onFrame({ betweenMs, workMs: reply.milliseconds, probe: reply.probe, isLatest });
    lastFrameAt = now;
  };
  worker.onmessage = ({ data }: MessageEvent<PaintReply>) => {
    isBusy = false;
    if (data.kind === 'fault') {
      buffer = new ArrayBuffer(0);
      handlers.onFault(data.message);
    } else show(data);
    next();
  };

  return {
    canvas,
    setStage: (wanted) => {
      stage = wanted;
      lastFrameAt = 0;
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
