/**
 * The one engine of the lab: a scenario goes in, a run is simulated event by event, and a judged and measured result
 * comes out. `simulate` runs one scenario; `study` runs a table of them.
 */
export { simulate } from './simulate.js';
export type { RunListeners } from './run/stage.js';
export type { EngineProgress } from './engine/engine.js';
export { PREDICTED_MESSAGES_MAX } from './run/prepare.js';
export { NODES_MAX } from './run/settings.js';
export { ORDERS } from './run/orders.js';
export { createTopology, type PlacedParticipants, type TopologyInput } from './places/topology.js';
export { replayCommand } from './replay.js';
export { mean, quantile, studentInterval, wilson } from './study/statistics.js';
export { study } from './study/study.js';
export type { StudyDesign, StudyOptions, StudyProgress } from './study/design.js';
export { summarise } from './study/summarise.js';
