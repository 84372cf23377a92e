import type { Message, RandomStream } from '@dmct/core';

/** Values that no honest sender would write into a field. */
const ABSURD: readonly unknown[] = [
  null,
  undefined,
  true,
  '',
  'garbage',
  -1,
  0,
  1.5,
  NaN,
  Infinity,
  Number.MAX_SAFE_INTEGER,
  [],
  {},
  [null],
  [[]],
];

/**
 * A copy of the message with one field spoilt: missing, of another type, absurd in size, off by one, or, where it
 * holds a structure, spoilt inside. What the engine itself reads stays lawful (a kind that exists, a size in bytes):
 * those are the sender's dealings with the engine and not what a recipient has to expect.
 */
export function spoil(message: Message, kinds: number, stream: RandomStream): Message {
  const copy: Record<string, unknown> = { ...message };
  const fields = Object.keys(copy).filter((name) => name !== 'bytes');
  const name = fields[stream.integer(fields.length)] ?? 'topic';
  if (name === 'kind') {
    copy['kind'] = stream.integer(kinds);
  } else if (stream.integer(6) === 0) {
    delete copy[name];
  } else {
    copy[name] = spoilValue(copy[name], stream);
  }
  return copy as unknown as Message;
}

function spoilValue(value: unknown, stream: RandomStream): unknown {
  if (typeof value === 'number' && stream.coin()) return value + (stream.coin() ? 1 : -1);
  if (Array.isArray(value) && value.length > 0 && stream.coin()) {
    const items = value as readonly unknown[];
    const at = stream.integer(items.length);
    return items.map((item, index) => (index === at ? spoilValue(item, stream) : item));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && stream.coin()) {
    const names = Object.keys(value);
    const name = names[stream.integer(Math.max(1, names.length))];
    if (name === undefined) return null;
    return { ...value, [name]: spoilValue((value as Record<string, unknown>)[name], stream) };
  }
  return ABSURD[stream.integer(ABSURD.length)];
}
