/**
 * What the rows expect of balances and exits, from the specifications' printed numbers alone: the rules that are measured
 * know nothing of this file, and it knows nothing of them.
 */

/** Ending epoch of the first penalty, the first missed epoch being 0: four without finality, one to notice. */
const FIRST_PENALTY_EPOCH = 4;
const FULL_ETH = 32;
const EJECTION_ETH = 16;
/** Epochs between the one that somebody asks to leave in and the first one without it, that one not counted. */
const LOOKAHEAD_EPOCHS = 4;
/** Epochs that a leaver's stake can still be slashed. */
const BONDED_EPOCHS = 256;

/** Validators that may leave in one epoch: a 65536th, four at least. */
function leaversAnEpoch(validators: number): number {
  return Math.max(4, Math.floor(validators / 65_536));
}

/**
 * When two thirds are back, without walking through the epochs. A validator that counts for e ETH loses e 4k / 2^26
 * in its k-th epoch of the leak, so from k = i to k = j it loses e (j(j + 1) - i(i + 1)) / 2^25. It steps from e to
 * e - 1 when its balance falls under e - 1/4: the first step costs 1/4 ETH, each later one 1 ETH. Hence it counts
 * for e ETH after the k epochs that solve k(k + 1) = 2^25 (1/128 + 1/31 + 1/30 + ... + 1/(e + 1)). What a step
 * overshoots is neglected: an epoch in all.
 */
function leakEpochsUntil(ethLeft: number): number {
  if (ethLeft >= FULL_ETH) return 0;
  let sum = 1 / 128;
  for (let eth = FULL_ETH - 1; eth > ethLeft; eth--) sum += 1 / eth;
  const epochs = (Math.sqrt(1 + 4 * 33_554_432 * sum) - 1) / 2;
  return Math.ceil(epochs) + FIRST_PENALTY_EPOCH - 1;
}

/**
 * Epoch (the first missed one being 0) at whose end those online hold two thirds again. They do once the r offline
 * that are left count for e ETH each with 2 r e <= 32 online. Ejection, from 16 ETH on, lets `churn` of them go an
 * epoch, the first LOOKAHEAD_EPOCHS after their turn.
 */
export function regainEpoch(online: number, offline: number, hasEjection: boolean): number {
  let earliest = Infinity;
  const churn = leaversAnEpoch(online + offline);
  for (let eth = FULL_ETH - 1; eth >= 0; eth--) {
    const surplus = offline - (eth === 0 ? offline : Math.floor((FULL_ETH * online) / (2 * eth)));
    const canLeave = hasEjection && eth <= EJECTION_ETH;
    if (surplus > 0 && !canLeave) continue;
    const gone =
      surplus > 0 ? leakEpochsUntil(EJECTION_ETH) + LOOKAHEAD_EPOCHS + Math.ceil(surplus / churn) : 0;
    earliest = Math.min(earliest, Math.max(leakEpochsUntil(eth), gone));
  }
  return earliest;
}

/**
 * Epochs until two thirds of the keys that validated in epoch 0, all of which then ask to leave, have nothing to lose any
 * more: the last of them to leave, and the time that its stake is still bonded.
 */
export function epochsUntilForgeable(seats: number): number {
  const batches = Math.ceil(Math.ceil((2 * seats) / 3) / leaversAnEpoch(seats));
  return LOOKAHEAD_EPOCHS + batches + BONDED_EPOCHS;
}
