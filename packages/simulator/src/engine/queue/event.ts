/** What an event is; 0..7. */
export const EVENT = { deliver: 0, timer: 1, work: 2, observation: 3, crash: 4, recover: 5 } as const;

/*
 * An event is (time, kind, participant, index). In the calendar it takes two 32-bit words:
 *
 *   place:   time within the bucket (18 bits), low part of the participant (14 bits)
 *   payload: high part of the participant (3 bits), kind (3 bits), index (26 bits)
 *
 * The time stands highest in `place`, so that words of one bucket are in order of time when they are in order of size.
 */

/** A bucket is 2^18 ns wide: a thousandth of the way round the Earth. */
export const BUCKET_BITS = 18;
export const BUCKET_NANOSECONDS = 1 << BUCKET_BITS;

/** What `place` holds below the time. */
export const PARTICIPANT_LOW_BITS = 14;
const PARTICIPANT_LOW_MASK = (1 << PARTICIPANT_LOW_BITS) - 1;
const PARTICIPANT_HIGH_SHIFT = 29;
const KIND_SHIFT = 26;
const KIND_MASK = 7;
const INDEX_MASK = (1 << KIND_SHIFT) - 1;

/** Participants are 0..2^17 - 1: more than `NODES_MAX` and its clients. */
export const EVENT_PARTICIPANTS = 1 << 17;

/** Indices are 0..2^26 - 1: an envelope, a timer's slot, a generation, a window. */
export const EVENT_INDICES = 1 << KIND_SHIFT;

/** The word of an event that says when, `offset` ns into its bucket, and to whom it happens. */
export function placeWord(offset: number, participant: number): number {
  return (offset << PARTICIPANT_LOW_BITS) | (participant & PARTICIPANT_LOW_MASK);
}

/** The word of an event that says what. */
export function payloadWord(kind: number, participant: number, index: number): number {
  return ((participant >>> PARTICIPANT_LOW_BITS) << PARTICIPANT_HIGH_SHIFT) | (kind << KIND_SHIFT) | index;
}

/** Nanoseconds since the bucket began. */
export function offsetOf(place: number): number {
  return place >>> PARTICIPANT_LOW_BITS;
}

export function participantOf(place: number, payload: number): number {
  return (place & PARTICIPANT_LOW_MASK) | ((payload >>> PARTICIPANT_HIGH_SHIFT) << PARTICIPANT_LOW_BITS);
}

export function kindOf(payload: number): number {
  return (payload >>> KIND_SHIFT) & KIND_MASK;
}

export function indexOf(payload: number): number {
  return payload & INDEX_MASK;
}
