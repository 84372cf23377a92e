/** The protocol's decisions, pure. */
export * from './rules/committees.js';
export * from './rules/finality-gadget.js';
export * from './rules/fork-choice.js';
export * from './rules/slashing-conditions.js';
export * from './rules/slots.js';
