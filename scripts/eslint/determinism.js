/**
 * What a package may not use, each with its replacement. Two runs of one seed must agree to the bit, in any
 * engine and on any machine (CONTRIBUTING.md says more).
 */

const stream = 'draw from a named stream (context.stream of @dmct/core): a run must come back from its seed';
const clock = "read the replica's own clock (out.now): a run has no wall-clock time";
const timer = 'set a timer of the engine (out.setTimer): a run has no wall-clock time';

/** Rows of `no-restricted-globals`. */
export const bannedGlobals = [
  { name: 'Date', message: `Instead, ${clock}.` },
  { name: 'performance', message: `Instead, ${clock}.` },
  { name: 'setTimeout', message: `Instead, ${timer}.` },
  { name: 'setInterval', message: `Instead, ${timer}.` },
  { name: 'setImmediate', message: `Instead, ${timer}.` },
  { name: 'crypto', message: `Instead, ${stream}; hash with @noble/hashes.` },
];

/** `no-restricted-imports`: the same things under their module names. */
export const bannedModules = [
  { name: 'node:perf_hooks', message: `Instead, ${clock}.` },
  { name: 'node:timers', message: `Instead, ${timer}.` },
  { name: 'node:timers/promises', message: `Instead, ${timer}.` },
  { name: 'node:crypto', message: `Instead, ${stream}; hash with @noble/hashes.` },
];

export const bannedRandom = { object: 'Math', property: 'random', message: `Instead, ${stream}.` };

/** Functions whose last bits the language leaves to the engine. `Math.sqrt` is exact and stays. */
export const inexactMath = [
  ...[
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'atan2',
    'sinh',
    'cosh',
    'tanh',
    'asinh',
    'acosh',
    'atanh',
  ],
  ...['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'cbrt', 'hypot'],
];

/** Rows of `no-restricted-properties`. */
export const bannedProperties = [
  bannedRandom,
  ...inexactMath.map((property) => ({
    object: 'Math',
    property,
    message: 'It differs between engines: use `pinned` of @dmct/physics, or x * x.',
  })),
  ...bannedGlobals.map(({ name, message }) => ({ object: 'globalThis', property: name, message })),
  ...['localeCompare', 'toLocaleString'].map((property) => ({
    property,
    message: "It depends on the machine's locale data: compare with < and >, format with toFixed.",
  })),
];

/** A row of `no-restricted-syntax`. Powers of big integers are exact. */
export const bannedPower = {
  selector:
    ":matches(BinaryExpression[operator='**'], AssignmentExpression[operator='**=']):not([right.bigint])",
  message: '`**` differs between engines: use `pinned` of @dmct/physics, or x * x.',
};

const send = "CallExpression[callee.object.name='out'][callee.property.name='send']";
const loops = ':matches(ForStatement, ForOfStatement, ForInStatement, WhileStatement, DoWhileStatement)';
const callbacks = 'CallExpression[callee.property.name=/^(forEach|map|flatMap)$/] > :function';

/** A row of `no-restricted-syntax`, for strategies: n equal messages cost n copies, a broadcast costs one. */
export const bannedSendLoop = {
  selector: `:matches(${loops}, ${callbacks}) ${send}`,
  message: 'A loop of out.send copies one message for each receiver: use out.broadcast or out.multicast.',
};
