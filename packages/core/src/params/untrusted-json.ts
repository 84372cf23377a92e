import { UsageError } from '../errors.js';

/** What a text from outside may be at most. */
export interface JsonLimits {
  /** Characters; default a million. */
  readonly lengthMax?: number;
  /** Lists and objects inside one another; default 32. */
  readonly depthMax?: number;
}

const LENGTH_MAX = 1_000_000;
const DEPTH_MAX = 32;
/** With these a careless copy of the data would change what every object inherits. */
const REFUSED_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/**
 * JSON that anybody may have written: a trace, a link, a file of results. Its length and depth are counted before
 * anything is made of it, and keys that name an object's insides are refused. Throws a UsageError of one line.
 * @param what the text is, for the message: "the trace".
 */
export function parseUntrustedJson(what: string, text: string, limits: JsonLimits = {}): unknown {
  const { lengthMax = LENGTH_MAX, depthMax = DEPTH_MAX } = limits;
  if (text.length > lengthMax) {
    throw new UsageError(
      `${what} has ${String(text.length)} characters; it may have ${String(lengthMax)} at most`,
    );
  }
  if (depthOf(text) > depthMax)
    throw new UsageError(`${what} is nested deeper than ${String(depthMax)} levels`);
  let refused: string | null = null;
  let data: unknown;
  try {
    data = JSON.parse(text, (key, value: unknown) => {
      if (REFUSED_KEYS.includes(key)) refused = key;
      return value;
    });
  } catch {
    throw new UsageError(`${what} is no JSON`);
  }
  if (refused !== null)
    throw new UsageError(`${what} has a key ${JSON.stringify(refused)}, which is refused`);
  return data;
}

/** How deep brackets stand inside one another, those in strings left out. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (isInString) {
      if (letter === BACKSLASH) at++;
      else if (letter === QUOTE) isInString = false;
    } else if (letter === QUOTE) isInString = true;
    else if (letter === OPEN_LIST || letter === OPEN_OBJECT) deepest = Math.max(deepest, ++depth);
    else if (letter === CLOSE_LIST || letter === CLOSE_OBJECT) depth--;
  }
  return deepest;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
