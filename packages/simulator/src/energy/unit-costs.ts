import {
  CORE_POWER,
  ED25519_SIGN_TIME,
  ED25519_VERIFY_TIME,
  ENERGY_YEAR,
  HMAC_TIME,
  networkJoulesPerBit,
  SHA256_TIME,
} from './figures.js';

/** What one operation costs, J. */
export interface UnitCosts {
  readonly sign: number;
  readonly verify: number;
  readonly mac: number;
  readonly digest: number;
  readonly networkBit: number;
}

/** The costs that follow from the figures; replace any of them in the account's input. */
export const UNIT_COSTS: UnitCosts = {
  sign: ED25519_SIGN_TIME.value * CORE_POWER.value,
  verify: ED25519_VERIFY_TIME.value * CORE_POWER.value,
  mac: HMAC_TIME.value * CORE_POWER.value,
  digest: SHA256_TIME.value * CORE_POWER.value,
  networkBit: networkJoulesPerBit(ENERGY_YEAR),
};
