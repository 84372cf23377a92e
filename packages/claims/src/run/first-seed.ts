/**
 * The first seed of a claim's runs. Pilots, in which settings are looked for, use seeds below: what the ledger judges
 * was not seen when its rule was written (ADR 0014).
 */
export const FIRST_SEED = 1001;
