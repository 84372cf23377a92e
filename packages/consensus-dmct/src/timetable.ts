import type { Schedule } from './schedule.js';

/** When each round (1, 2, ...) begins, in ns after the epoch, and its schedule. Public: the same for all. */
export interface Timetable<S extends Schedule = Schedule> {
  startNanoseconds(round: number): number;
  scheduleOf(round: number): S;
}

/** Rounds one right after another, each with a schedule of its own, made when it is first asked for and kept. */
export function createTimetable(makeSchedule: (round: number) => Schedule): Timetable {
  const schedules: Schedule[] = [];
  const starts = [0];
  const reach = (round: number): void => {
    while (schedules.length < round) {
      const schedule = makeSchedule(schedules.length + 1);
      schedules.push(schedule);
      starts.push(starts.at(-1)! + schedule.roundNanoseconds);
    }
  };
  return {
    startNanoseconds(round) {
      reach(round - 1);
      return starts[round - 1]!;
    },
    scheduleOf(round) {
      reach(round);
      return schedules[round - 1]!;
    },
  };
}
