import { listen } from './listen.js';
import type { FieldReply, FieldRequest, Probe } from './messages.js';
import { fieldAt, paint, referenceOf } from './paint.js';
import { createPicture, type Picture } from './picture.js';
import type { Stage } from './stage.js';

let stage: Stage | null = null;
let picture: Picture | null = null;

/** Fewer emitters, finer grid: what a frame may cost is shared among them. */
function columnsFor(emitters: number): number {
  if (emitters <= 8) return 288;
  if (emitters <= 100) return 240;
  return 160;
}

function answer(request: FieldRequest): void {
  if (request.kind === 'stage') {
    stage = request.stage;
    if (picture?.update(stage) !== true) picture = createPicture(stage, columnsFor(stage.emitters.length));
    post({ kind: 'heard', heard: listen(stage), revision: request.revision }, []);
    return;
  }
  if (stage === null || picture === null) return;
  const startedAt = performance.now();
  const { timeSeconds } = request;
  picture.moveTo(timeSeconds);
  const { columns, rows } = picture;
  const bytes = 4 * columns * rows;
  const buffer = request.buffer.byteLength === bytes ? request.buffer : new ArrayBuffer(bytes);
  const look = { mode: request.mode, palette: request.palette, reference: referenceOf(stage) };
  paint(picture, stage, look, timeSeconds, new Uint8ClampedArray(buffer));
  const probe = request.probe === null ? null : probeAt(stage, picture, request.probe, timeSeconds);
  const milliseconds = performance.now() - startedAt;
  post({ kind: 'frame', buffer, columns, rows, timeSeconds, milliseconds, probe }, [buffer]);
}

function probeAt(
  scene: Stage,
  drawn: Picture,
  at: { readonly x: number; readonly y: number },
  timeSeconds: number,
): Probe {
  const column = Math.min(drawn.columns - 1, Math.max(0, Math.floor(at.x * drawn.columns)));
  const row = Math.min(drawn.rows - 1, Math.max(0, Math.floor(at.y * drawn.rows)));
  const pixel = row * drawn.columns + column;
  return { ...drawn.centreOf(pixel), timeSeconds, field: fieldAt(drawn, scene, pixel, timeSeconds) };
}

function post(reply: FieldReply, transfer: Transferable[]): void {
  postMessage(reply, { transfer });
}

onmessage = ({ data }: MessageEvent<FieldRequest>): void => {
  try {
    answer(data);
  } catch (error) {
    post({ kind: 'fault', message: error instanceof Error ? error.message : String(error) }, []);
  }
};
