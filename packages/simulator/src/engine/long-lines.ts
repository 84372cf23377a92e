/**
 * From so many voters on a vote book's lines are long (see vote-slab.ts): the bits of a topic then fill a third of a core's
 * own cache of 1 MB, and two topics are voted on at once.
 */
export const LONG_LINES_FROM = 1536;
