/*
 * WebAssembly's binary format (W3C Core Specification 2.0, §5), as far as the wave kernels need it. Code is a list of
 * bytes; an expression is the code that leaves its value on the stack. Nothing here is bundled: the bytes are.
 */

export type Code = readonly number[];

/** Types of values (§5.3). */
export const VALUE = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;
export type ValueType = keyof typeof VALUE;

/** An unsigned number, seven bits a byte (§5.2.2). */
export function unsigned(value: number): Code {
  const bytes = [];
  let left = value;
  while (left > 127) {
    bytes.push((left & 127) | 128);
    left >>>= 7;
  }
  return [...bytes, left];
}

function signed(value: number): Code {
  const bytes = [];
  let left = value;
  while (left > 63 || left < -64) {
    bytes.push((left & 127) | 128);
    left >>= 7;
  }
  return [...bytes, left & 127];
}

function bytesOf(value: number): Code {
  return [...new Uint8Array(Float64Array.of(value).buffer)];
}

const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const section = (id: number, items: readonly Code[]): Code => {
  const body = vector(items);
  return [id, ...unsigned(body.length), ...body];
};

/** An instruction of two operands, or of one. */
type Binary = (a: Code, b: Code) => Code;
type Unary = (a: Code) => Code;
const plain2 =
  (opcode: number): Binary =>
  (a, b) => [...a, ...b, opcode];
const simd2 =
  (opcode: number): Binary =>
  (a, b) => [...a, ...b, 0xfd, ...unsigned(opcode)];
const simd1 =
  (opcode: number): Unary =>
  (a) => [...a, 0xfd, ...unsigned(opcode)];

export const i32 = {
  constant: (value: number): Code => [0x41, ...signed(value)],
  add: plain2(0x6a),
  lessThan: plain2(0x49), // unsigned
};

export const v128 = {
  constant: (value: number): Code => [0xfd, 0x0c, ...bytesOf(value), ...bytesOf(value)],
  load: (address: Code, offset = 0): Code => [...address, 0xfd, 0x00, 3, ...unsigned(offset)],
  /** One double into both lanes. */
  loadSplat: (address: Code, offset = 0): Code => [...address, 0xfd, 0x0a, 3, ...unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [
    ...address,
    ...value,
    0xfd,
    0x0b,
    3,
    ...unsigned(offset),
  ],
  and: simd2(0x4e),
  xor: simd2(0x51),
  /** Bits of `a` where the mask has ones, of `b` elsewhere. */
  select: (a: Code, b: Code, mask: Code): Code => [...a, ...b, ...mask, 0xfd, 0x52],
  /** Doubles chosen from (a0, a1, b0, b1). */
  shuffle: (a: Code, b: Code, first: number, second: number): Code => [
    ...a,
    ...b,
    0xfd,
    0x0d,
    ...[first, second].flatMap((lane) => Array.from({ length: 8 }, (_, byte) => 8 * lane + byte)),
  ],
};

export const i64x2 = {
  /** Two equal lanes of 64 bits; `low` below 2^31. */
  constant: (low: number): Code => {
    const lane = [low & 255, (low >> 8) & 255, (low >> 16) & 255, low >> 24, 0, 0, 0, 0];
    return [0xfd, 0x0c, ...lane, ...lane];
  },
  equal: simd2(0xd6),
  shiftLeft: (a: Code, bits: number): Code => [...a, ...i32.constant(bits), 0xfd, ...unsigned(0xcb)],
};

export const f64x2 = {
  splat: simd1(0x14),
  nearest: simd1(0x94),
  sqrt: simd1(0xef),
  add: simd2(0xf0),
  sub: simd2(0xf1),
  mul: simd2(0xf2),
  div: simd2(0xf3),
  /** a unless a < b: what Math.max is where no zero has a sign. */
  greater: simd2(0xf7),
  equal: simd2(0x47),
};

/** A local variable of a function. */
export interface Local {
  readonly get: Code;
  set(value: Code): Code;
}

/** Up to seven of them, to be taken apart. */
type Locals = readonly [Local, Local, Local, Local, Local, Local, Local];

/** A function under construction; parameters come first among its locals. */
export class FunctionBuilder {
  readonly name: string;
  readonly #parameters: ValueType[] = [];
  readonly #locals: ValueType[] = [];
  readonly #first: number[] = [];
  readonly #held = new Map<string, Code>();
  readonly #code: number[] = [];

  constructor(name: string) {
    this.name = name;
  }

  parameters(type: ValueType, count: number): Locals {
    return several(count, () => localAt(this.#parameters.push(type) - 1));
  }

  /** Only after all parameters. */
  locals(type: ValueType, count: number): Locals {
    return several(count, () => localAt(this.#parameters.length + this.#locals.push(type) - 1));
  }

  /** A new vector local that holds the value. */
  hold(value: Code): Code {
    const [local] = this.locals('v128', 1);
    this.emit(local.set(value));
    return local.get;
  }

  /** The same for a value that depends on nothing: held before all other code, equal ones once. */
  holdFirst(value: Code): Code {
    const key = value.join();
    let held = this.#held.get(key);
    if (held === undefined) {
      const [local] = this.locals('v128', 1);
      for (const byte of local.set(value)) this.#first.push(byte);
      held = local.get;
      this.#held.set(key, held);
    }
    return held;
  }

  emit(...codes: readonly Code[]): void {
    for (const code of codes) for (const byte of code) this.#code.push(byte);
  }

  /** Does the body again and again, `pointer` moving by `step` bytes, while it is below `end`; at least once. */
  loop(pointer: Local, step: number, end: Code, body: () => void): void {
    this.emit([0x03, 0x40]);
    body();
    this.emit(pointer.set(i32.add(pointer.get, i32.constant(step))));
    this.emit(i32.lessThan(pointer.get, end), [0x0d, 0, 0x0b]);
  }

  get type(): Code {
    return [0x60, ...vector(this.#parameters.map((type) => [VALUE[type]])), 0];
  }

  get body(): Code {
    const locals = vector(runsOf(this.#locals));
    const body = [...locals, ...this.#first, ...this.#code, 0x0b];
    return [...unsigned(body.length), ...body];
  }
}

/** Neighbouring locals of one type are declared together. */
function runsOf(types: readonly ValueType[]): Code[] {
  const runs: { count: number; readonly type: ValueType }[] = [];
  for (const type of types) {
    const last = runs[runs.length - 1];
    if (last?.type === type) last.count += 1;
    else runs.push({ count: 1, type });
  }
  return runs.map(({ count, type }) => [...unsigned(count), VALUE[type]]);
}

function several(count: number, create: () => Local): Locals {
  return Array.from({ length: count }, create) as unknown as Locals;
}

function localAt(index: number): Local {
  return {
    get: [0x20, ...unsigned(index)],
    set: (value) => [...value, 0x21, ...unsigned(index)],
  };
}

/** A module with these functions, all exported, and a memory of so many pages of 64 KiB, exported as `memory`. */
export function assemble(functions: readonly FunctionBuilder[], pages: number): Uint8Array {
  const text = (name: string): Code => vector([...name].map((letter) => [letter.charCodeAt(0)]));
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      functions.map((each) => each.type),
    ),
    ...section(
      3,
      functions.map((_, index) => unsigned(index)),
    ),
    ...section(5, [[1, ...unsigned(pages), ...unsigned(pages)]]),
    ...section(7, [
      [...text('memory'), 2, 0],
      ...functions.map(({ name }, index) => [...text(name), 0, ...unsigned(index)]),
    ]),
    ...section(
      10,
      functions.map((each) => each.body),
    ),
  ]);
}
