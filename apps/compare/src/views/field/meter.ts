/** Frames a second and the worker's share of each, averaged over the last half second or so. */
export function createMeter(
  show: (text: string, betweenMs: number, workMs: number) => void,
): (betweenMs: number, workMs: number) => void {
  let between = 0;
  let work = 0;
  let count = 0;
  return (betweenMs, workMs) => {
    if (Number.isNaN(betweenMs)) return;
    between += betweenMs;
    work += workMs;
    count++;
    if (between < 500) return;
    const [meanBetween, meanWork] = [between / count, work / count];
    show(
      `${(1000 / meanBetween).toFixed(0)} frames a second, ${meanWork.toFixed(1)} ms to compute one`,
      meanBetween,
      meanWork,
    );
    between = 0;
    work = 0;
    count = 0;
  };
}
