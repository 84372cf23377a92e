/** How long waves take between the participants of a run, at the places where they stand when it begins. */
export interface WaveWays {
  /** Replicas, and after them the clients. */
  readonly participants: number;
  /** Seconds from participant a to b, at [a · participants + b]; 0 from one to itself. */
  readonly seconds: Float64Array;
}
