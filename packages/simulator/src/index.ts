/**
 * The one engine of the lab: a scenario goes in, a run is simulated event by event, and a judged and measured result
 * comes out. `simulate` runs one scenario; `study` runs a table of them.
 */
export { simulate, type SimulateOptions } from './simulate.js';
export { NODES_MAX, PREDICTED_MESSAGES_MAX } from './run/prepare.js';
export { ORDERS } from './run/orders.js';
