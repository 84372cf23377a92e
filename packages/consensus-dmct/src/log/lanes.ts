/**
 * When an instance is voted on. Instance h is named by the frame in which its payload is radiated; lane 0 of the next
 * frame carries the proposals, each later lane a round of votes. The delays are public and the same for all instances,
 * so that nobody must know who has decided what: one round a frame for `rounds` frames, then at ever doubled distances,
 * so that an instance which an outage left open goes on in less than as long again.
 */
export function laneDelays(rounds: number): readonly number[] {
  const delays = [1];
  for (let round = 1; round <= rounds; round++) delays.push(1 + round);
  for (let retry = 1; retry <= RETRIES; retry++) delays.push((1 + rounds) * (1 << retry));
  return delays;
}

/** The last one comes a thousand times as late as the last round in a row. */
const RETRIES = 10;
