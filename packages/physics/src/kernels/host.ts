import { BINARIES, type ModuleName } from './binaries.js';

/** What a module gives; byte addresses are those of `LAYOUT`, ends exclusive. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  sincos(from: number, end: number): void;
  phasor(from: number, end: number, emittersEnd: number, cyclesPerMetre: number, clampMetres: number): void;
  field(from: number, end: number, emittersEnd: number, cyclesPerMetre: number, clampMetres: number): void;
  chord: ChordKernel;
  codedChord: ChordKernel;
}
export type ChordKernel = (
  from: number,
  end: number,
  bytesOfEmitters: number,
  bytesOfSubcarriers: number,
  cyclesPerMetre: number,
  stepCyclesPerMetre: number,
  clampMetres: number,
) => void;

/** The part of WebAssembly's interface that is used; browsers and Node.js have it, the language's own types don't. */
interface Host {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/** Modules compiled so far; undefined where the engine, or the page's policy, won't have them. */
const instances = new Map<ModuleName, KernelExports | undefined>();

/**
 * A module's functions, compiled at first use and at once: they are small enough for a browser's main thread. Undefined
 * where WebAssembly or its SIMD is missing: then the reference in JavaScript does the work, with the same bits.
 */
export function kernelsOf(name: ModuleName): KernelExports | undefined {
  if (!instances.has(name)) instances.set(name, instantiate(name));
  return instances.get(name);
}

function instantiate(name: ModuleName): KernelExports | undefined {
  const host = (globalThis as unknown as { readonly WebAssembly?: Host }).WebAssembly;
  if (host === undefined) return undefined;
  try {
    return new host.Instance(new host.Module(bytesOfBase64(BINARIES[name]))).exports as KernelExports;
  } catch {
    return undefined;
  }
}

/** RFC 4648; browsers have atob and Node.js has Buffer, but the language has neither. */
export function bytesOfBase64(text: string): Uint8Array {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const bytes = new Uint8Array(Math.floor((text.replace(/=+$/, '').length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of text) {
    if (letter === '=') break;
    held = ((held << 6) | letters.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 255;
  }
  return bytes;
}
