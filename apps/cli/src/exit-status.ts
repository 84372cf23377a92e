/** Exit statuses; what a command's own 1 and 2 mean, its help says. */
export const EXIT = {
  ok: 0,
  violated: 1,
  unknown: 2,
  /** Bad usage or bad config (EX_USAGE of sysexits.h). */
  usage: 64,
  /** A fault of ours (EX_SOFTWARE), or of the machine: a full disk. */
  fault: 70,
  /** Stopped by Ctrl-C: 128 and the number of SIGINT, as shells count. */
  interrupted: 130,
} as const;
