/** The protocol's decisions, pure. */
export * from './rules/committees.js';
export * from './rules/effective-balance.js';
export * from './rules/exit-queue.js';
export * from './rules/finality-gadget.js';
export * from './rules/fork-choice.js';
export * from './rules/inactivity-leak.js';
export * from './rules/late-head.js';
export * from './rules/slashing-conditions.js';
export * from './rules/slashing-penalties.js';
export * from './rules/slots.js';
export * from './rules/stake-rules.js';
export * from './rules/weak-subjectivity.js';
