/** Where decisions flip and how often they are right: experiments that docs/frontier.md is written from. */
export {
  findThreshold,
  type Dial,
  type Prediction,
  type Threshold,
  type ThresholdCase,
} from './threshold.js';
export { thresholdCases } from './threshold-cases.js';
export { frontierPoints, measurePoint, type FrontierPoint } from './rates.js';
export { protocolSearches, type NamedSearch } from './searches.js';
export { searchScenario, type ScenarioSearchOptions, type ScenarioSearchReport } from './search-scenario.js';
export { tally, type Setting, type Tally } from './tally.js';
export { ballPlaces, receivedShare } from './places.js';
