import type { ReplicaContext } from '@dmct/core';
import { binCount, binFrequencyHz, chordOf } from '@dmct/physics';
import { bytesToHex } from '@noble/hashes/utils.js';
import { frameOf, pulsesOf, type Frame } from '../frame.js';
import { votesAndCoins, type ScheduledPulse } from '../interference.js';
import { gateNanoseconds, logRoundsOf } from '../derived-params.js';
import type { DmctParams } from '../params.js';
import { createSchedule, pulseStart, type Pulses, type Schedule } from '../schedule.js';
import type { Timetable } from '../timetable.js';
import { createCalendar, type Calendar } from './calendar.js';
import { laneDelays } from './lanes.js';
import { batchBytes } from './payload-code.js';
import { createSymbolCode, gatesFor, type SymbolCode } from './symbols.js';

/** A frame's schedule: a slot holds a gate for each lane, back to back; after votes and coin the client has the air. */
export interface LogSchedule extends Schedule {
  readonly payloadStartNanoseconds: number;
}

/** What everybody knows of a log before it begins. */
export interface LogFrame extends Frame {
  readonly calendar: Calendar;
  readonly timetable: Timetable<LogSchedule>;
  /** Lane l serves the instance that is so many frames old; see `laneDelays`. */
  readonly delays: readonly number[];
  /** From the beginning of one lane's gate to the next one's, ns. */
  readonly laneNanoseconds: number;
  readonly code: SymbolCode;
  /** Every tone that a gate can tell apart, Hz. */
  readonly binsHz: Float64Array;
  /** Which of them state a batch: the chord of its digest. */
  chordOf(bytes: Uint8Array): Uint32Array;
  /** Most gates that a batch takes. */
  readonly payloadGates: number;
  /** Who radiates payloads. */
  readonly client: number;
}

/** Frames take so many orders of speakers in turn, so that a pulse which strays into a gate hits another one next time. */
const ORDERS = 16;
/** Among more generals one order is used: finding slots for each of sixteen would take longer than the run. */
const ORDERED_NODES_MAX = 128;
/** A request's frames are open for as long as so many instances in a row last. */
const OPEN_LIVES = 4;

/** All that anybody may radiate in a frame: votes in every lane, the coin, the client's payload at its longest. */
export function pulsesOfFrame(
  frame: Pick<LogFrame, 'client' | 'delays' | 'gateNanoseconds' | 'laneNanoseconds' | 'payloadGates'>,
  schedule: LogSchedule,
): readonly ScheduledPulse[] {
  return [
    ...votesAndCoins(schedule, frame.delays.length * frame.laneNanoseconds),
    {
      from: frame.client,
      startNanoseconds: schedule.payloadStartNanoseconds,
      lastsNanoseconds: frame.payloadGates * frame.gateNanoseconds,
    },
  ];
}

const frames = new WeakMap<Frame, LogFrame>();

/** The log's frame of a run; all participants look up the one that the first of them made. */
export function logFrameOf(context: ReplicaContext<DmctParams>): LogFrame {
  const frame = frameOf(context);
  let known = frames.get(frame);
  if (known === undefined) {
    known = createLogFrame(context, frame);
    frames.set(frame, known);
  }
  return known;
}

function createLogFrame(context: ReplicaContext<DmctParams>, frame: Frame): LogFrame {
  const { nodes, params } = context;
  const delays = laneDelays(logRoundsOf(params, nodes));
  const laneNanoseconds = frame.gateNanoseconds + frame.guardNanoseconds;
  const pulses = { ...pulsesOf(params), voteNanoseconds: delays.length * laneNanoseconds };
  const band = {
    lowHz: params.carrierHz,
    bandwidthHz: params.bandwidthHz,
    windowSeconds: frame.gateSeconds,
  };
  const code = createSymbolCode(band, params.bins, params.symbolTones);
  const payloadGates = gatesFor(batchBytes(params.batch, params.payloadBytes), code);
  const payload = {
    from: nodes,
    widthNanoseconds: payloadGates * gateNanoseconds(params) + frame.guardNanoseconds,
  };
  const orderCount = params.slots === 'fixed' || nodes > ORDERED_NODES_MAX ? 1 : ORDERS;
  const orders = Array.from({ length: orderCount }, (_, k) => orderOf(context, k));
  const schedules = orders.map((order) => logSchedule(frame, pulses, order, payload));
  // All frames are as long as the longest, so that anybody knows when any of them begins.
  const frameNanoseconds = schedules.reduce((most, one) => Math.max(most, one.roundNanoseconds), 0);
  return {
    ...frame,
    timetable: {
      startNanoseconds: (round) => (round - 1) * frameNanoseconds,
      scheduleOf: (round) => schedules[(round - 1) % schedules.length]!,
    },
    calendar: createCalendar({
      workload: context.workload,
      epochNanoseconds: Math.round(params.epochSeconds * 1e9),
      frameNanoseconds,
      batch: params.batch,
      openFrames: OPEN_LIVES * (logRoundsOf(params, nodes) + 2),
    }),
    delays,
    laneNanoseconds,
    code,
    binsHz: Float64Array.from({ length: binCount(band) }, (_, bin) => binFrequencyHz(band, bin)),
    chordOf: (bytes) => chordOf(context.crypto.digest(bytesToHex(bytes)), band, params.subcarriers).bins,
    payloadGates,
    client: nodes,
  };
}

/** The first order is by number, the others are drawn in public. */
function orderOf(context: ReplicaContext<DmctParams>, k: number): readonly number[] {
  const everybody = Array.from({ length: context.nodes }, (_, id) => id);
  return k === 0 ? everybody : context.publicStream(`slots ${String(k + 1)}`).shuffle(everybody);
}

/** Votes, coin, payload: the client listens too, so that gates are kept apart at its place as well. */
function logSchedule(
  { geometry }: Frame,
  pulses: Pulses,
  order: readonly number[],
  payload: { readonly from: number; readonly widthNanoseconds: number },
): LogSchedule {
  const schedule = createSchedule(geometry, pulses, order);
  const start = pulseStart(geometry, schedule, pulses, {
    ...payload,
    earliestNanoseconds: schedule.coinStartNanoseconds,
  });
  const heard = start + payload.widthNanoseconds + Math.ceil(geometry.travelNanosecondsMax);
  return {
    ...schedule,
    payloadStartNanoseconds: start,
    roundNanoseconds: Math.max(schedule.roundNanoseconds, heard),
  };
}
