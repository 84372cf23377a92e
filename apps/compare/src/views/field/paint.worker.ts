import { faultOf, type PaintReply, type PaintRequest, type Probe } from './messages.js';
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

/** The picture of the present scene, which may be another than before. */
function pictureOf(next: Stage): Picture {
  if (picture?.update(next) === true) return picture;
  return createPicture(next, columnsFor(next.emitters.length));
}

function frame(request: PaintRequest): Extract<PaintReply, { kind: 'frame' }> {
  const startedAt = performance.now();
  stage = request.stage ?? stage;
  if (stage === null) throw new Error('a frame was asked for before there was a scene');
  if (picture === null || request.stage !== null) picture = pictureOf(stage);
  const { timeSeconds } = request;
  picture.moveTo(timeSeconds);
  const { columns, rows } = picture;
  const bytes = 4 * columns * rows;
  const buffer = request.buffer.byteLength === bytes ? request.buffer : new ArrayBuffer(bytes);
  const look = { mode: request.mode, palette: request.palette, reference: referenceOf(stage) };
  paint(picture, stage, look, timeSeconds, new Uint8ClampedArray(buffer));
  const probe = request.probe === null ? null : probeAt(stage, picture, request.probe, timeSeconds);
  return {
    kind: 'frame',
    buffer,
    columns,
    rows,
    timeSeconds,
    milliseconds: performance.now() - startedAt,
    probe,
  };
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

function post(reply: PaintReply, transfer: Transferable[]): void {
  postMessage(reply, { transfer });
}

onmessage = ({ data }: MessageEvent<PaintRequest>): void => {
  try {
    const reply = frame(data);
    post(reply, [reply.buffer]);
  } catch (error) {
    post(faultOf(error), []);
  }
};
