/** What a vote brings along: see `Replica.ballotOf`. */
export interface Ballot {
  /** What `VoteBook.add` is given with the vote. */
  readonly evidence?: object;
}

/**
 * The engine's book of votes: who has heard whom vote for what. Replicas count here instead of keeping sets of
 * their own, which is what keeps a protocol of natural style fast at a thousand replicas.
 */
export interface VoteBook {
  /**
   * The topic of votes for (phase, view, sequence, digest), a small integer. The same four always give the same
   * topic; ask once a broadcast and put the answer into the message.
   */
  topic(phase: number, view: number, sequence: number, digest: string): number;
  /** Whether the topic, whatever was handed in, is the one of these four words. Makes none. */
  isAbout(topic: unknown, phase: number, view: number, sequence: number, digest: string): boolean;
  /**
   * Counts the vote of `from` in the book of replica `me`. Returns how many different voters `me` has counted on
   * this topic, the new one included; 0 if `from` was counted before, is not a participant, or the topic is
   * unknown. Test the quorum on this count first, before touching other state. `evidence` is what makes the vote
   * good, such as its signature: the same object for all who heard it.
   */
  add(topic: number, me: number, from: number, evidence?: object): number;
  /** How many different voters `me` has counted on the topic. */
  count(topic: number, me: number): number;
  /** Whether `me` has counted a vote of `from` on the topic. */
  has(topic: number, me: number, from: number): boolean;
  /**
   * The evidence of the votes that `me` has counted on the topic, by ascending voter: what a certificate is made of.
   * The book keeps what all heard alike once, where replicas would keep an array each. A vote that `me` counted before
   * the topic had any evidence, and without, may be listed with what its voter gave to others.
   */
  evidence(topic: number, me: number): readonly object[];
  /**
   * `me` has nothing to do with votes on the topic before it has counted `count` voters; 0: with each, which is how it
   * begins, Infinity: with none any more. So long the engine counts such votes for it, by the words of
   * `Replica.ballotOf`, and spares it the message. The vote that would make the count `count` is handed over uncounted,
   * and so are the later ones; repeats are not. What the replica would have done, had it heard all, must be the same: the
   * conformance suite compares.
   */
  quietUntil(topic: number, me: number, count: number): void;
  /**
   * `me` is done with all topics of sequence numbers up to `sequence`, whatever their phase: it has counted nothing on
   * them any more, and `add` gives 0. When all who counted are done with a topic, its memory serves another.
   */
  retire(me: number, sequence: number): void;
}
