import { secondsToNanoseconds } from '@dmct/core';
import { ATTESTATION_DUE_DIVISOR, type PosParams } from '../params.js';

/** How slots, epochs and the replica's own clock belong together. Slots before the anchor are negative. */
export interface SlotCalendar {
  readonly slotsPerEpoch: number;
  readonly slotNanoseconds: number;
  /** How long after a slot's start its committee attests. */
  readonly attestationDueNanoseconds: number;
  epochOf(slot: number): number;
  /** First slot of the epoch: its block is the epoch's checkpoint. */
  firstSlotOf(epoch: number): number;
  /** On the replica's own clock. */
  startNanoseconds(slot: number): number;
  slotAt(nanoseconds: number): number;
}

/**
 * The calendar of a run. Slot 0 starts one slot after the clocks do, so that an order can be on its way before the
 * first proposer looks for it.
 */
export function createSlotCalendar(params: PosParams): SlotCalendar {
  const { slotsPerEpoch } = params;
  const slotNanoseconds = secondsToNanoseconds(params.slotSeconds);
  const genesisNanoseconds = slotNanoseconds;
  return {
    slotsPerEpoch,
    slotNanoseconds,
    attestationDueNanoseconds: Math.round(slotNanoseconds / ATTESTATION_DUE_DIVISOR),
    epochOf: (slot) => Math.floor(slot / slotsPerEpoch),
    firstSlotOf: (epoch) => epoch * slotsPerEpoch,
    startNanoseconds: (slot) => genesisNanoseconds + slot * slotNanoseconds,
    slotAt: (nanoseconds) => Math.floor((nanoseconds - genesisNanoseconds) / slotNanoseconds),
  };
}
