import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const references = fileURLToPath(new URL('../references', import.meta.url));
/** Each pixel of a reference is the mean of a square of so many of the picture: fonts differ from machine to machine. */
const SHRINK = 4;
/** A difference of colour that counts (YIQ, 0 to 1), and the share of pixels that may have it. */
const COLOUR_THRESHOLD = 0.25;
export const DIFFERENT_MAX = 0.12;

/**
 * The share of a picture that differs from its committed reference, both shrunk; where there is none, or
 * UPDATE_REFERENCES=1 is set, the picture becomes the reference.
 */
export function shareDifferent(png: Buffer, name: string): number {
  const small = shrunk(PNG.sync.read(png));
  const file = `${references}/${name}.png`;
  if (process.env['UPDATE_REFERENCES'] === '1' || !existsSync(file)) {
    mkdirSync(references, { recursive: true });
    writeFileSync(file, PNG.sync.write(small, { deflateLevel: 9 }));
  }
  const reference = PNG.sync.read(readFileSync(file));
  if (reference.width !== small.width || reference.height !== small.height) return 1;
  const { height, width } = small;
  const different = pixelmatch(reference.data, small.data, undefined, width, height, {
    threshold: COLOUR_THRESHOLD,
    includeAA: true,
  });
  return different / (width * height);
}

function shrunk({ data, height, width }: PNG): PNG {
  const small = new PNG({ width: Math.floor(width / SHRINK), height: Math.floor(height / SHRINK) });
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0;
        for (let dy = 0; dy < SHRINK; dy++) {
          for (let dx = 0; dx < SHRINK; dx++)
            sum += data[((y * SHRINK + dy) * width + x * SHRINK + dx) * 4 + channel]!;
        }
        small.data[(y * small.width + x) * 4 + channel] = Math.round(sum / (SHRINK * SHRINK));
      }
    }
  }
  return small;
}
