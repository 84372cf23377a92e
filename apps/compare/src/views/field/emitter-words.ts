/** A power over that of an ordinary general, in half decibels. */
export function decibels(power: number): number {
  return Math.round(20 * Math.log10(Math.max(power, 1e-9))) / 2;
}

/** "+3.0 dB" for twice the power of an ordinary general. */
export function decibelText(power: number): string {
  const value = decibels(power);
  return `${value > 0 ? '+' : ''}${value.toFixed(1)} dB`;
}

/** When a wave leaves, beside when it should. */
export function nanosecondText(late: number): string {
  return late === 0 ? 'in its slot' : `${String(late)} ns late`;
}
