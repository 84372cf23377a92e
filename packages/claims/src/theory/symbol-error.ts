import { pinned } from '@dmct/physics';

/** Error of noncoherent orthogonal M-ary signalling (Proakis, section 5.4): an alternating sum over rivals. */
export function symbolError(symbols: number, snr: number): number {
  let choose = 1;
  let sum = 0;
  for (let k = 1; k < symbols; k++) {
    choose *= (symbols - k) / k;
    const sign = k % 2 === 1 ? 1 : -1;
    sum += (sign * choose * pinned.exp((-snr * k) / (k + 1))) / (k + 1);
  }
  return sum;
}
