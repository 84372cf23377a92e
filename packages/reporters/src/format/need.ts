import { formatNumber } from './number.js';
import { formatScaled, metric, SECONDS, type Ladder } from './scale.js';

/** Units that end a need's name, longest first; `PerNode` and the like follow the unit. */
const UNITS: readonly { readonly suffix: string; readonly ladder: Ladder }[] = [
  { suffix: 'BytesPerSecond', ladder: metric('B/s') },
  { suffix: 'BitsPerSecond', ladder: metric('bit/s') },
  { suffix: 'HashesPerSecond', ladder: metric('hash/s') },
  { suffix: 'Watts', ladder: metric('W', 'µ') },
  { suffix: 'Seconds', ladder: SECONDS },
  { suffix: 'Bytes', ladder: metric('B') },
  { suffix: 'Metres', ladder: metric('m', 'm') },
  { suffix: 'Hz', ladder: metric('Hz') },
];

/**
 * A measured need as people read it, from its name with the unit at the end: `bandwidthHz` 2e9 is "bandwidth 2 GHz",
 * `bitsPerSecondPerNode` 812 is "812 bit/s per node", `antennas` 1 is "antennas 1". A name in words stays as it is.
 */
export function formatNeed(name: string, value: number): string {
  if (/\s/.test(name)) return `${name} ${formatNumber(value)}`;
  const [stem = '', ...rest] = capitalise(name).split(/(?=Per(?:Node|Replica|Validator|Block)|Over\d)/);
  const unit = UNITS.find(({ suffix }) => stem.endsWith(suffix));
  const label = words(unit === undefined ? stem : stem.slice(0, -unit.suffix.length));
  const amount = unit === undefined ? formatNumber(value) : formatScaled(value, unit.ladder);
  return [label, amount, ...rest.map(words)].filter((part) => part !== '').join(' ');
}

function capitalise(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** "TransmitPower" as "transmit power", "Over20000Km" as "over 20000 km". */
function words(camel: string): string {
  return camel
    .replace(/([a-z])(?=[A-Z0-9])|([0-9])(?=[A-Z])/g, '$& ')
    .toLowerCase()
    .trim();
}
