/**
 * The one engine of the lab: a scenario goes in, a run is simulated event by event, and a judged and measured result
 * comes out. `simulate` runs one scenario; `study` runs a table of them.
 */
export { simulate } from './simulate.js';
export { checkScenario } from './check-scenario.js';
export type { RunListeners } from './run/stage.js';
export type { PacketListener } from './adversary/gatekeeper.js';
export type { EngineProgress } from './engine/engine.js';
export { PREDICTED_MESSAGES_MAX } from './run/prepare.js';
export { NODES_MAX } from './run/settings.js';
export { corruptionOrder } from './run/corruption.js';
export { ORDERS } from './run/orders.js';
export { createTopology, type PlacedParticipants, type TopologyInput } from './places/topology.js';
export { replayCommand } from './replay.js';
export { mean, quantile, studentInterval, wilson } from './study/statistics.js';
export { study, studyInBatches, type BatchStudyOptions } from './study/study.js';
export { scenarioOf } from './study/plan.js';
export type { StudyDesign, StudyOptions, StudyProgress } from './study/design.js';
export { performRuns, splitRuns, type RunsOutcome, type RunsTask } from './study/runs-task.js';
export { summarise, summariseTally } from './study/summarise.js';
export { joinTallies, tallyOf, type TalliedRun, type Tally } from './study/tally.js';
export type { Batch, BatchListeners, BatchProgress, RunBatch } from './batch/batch.js';
export { runHere } from './batch/run-here.js';
