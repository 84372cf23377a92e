/** The person who called us wrote something that can't be done. One clear line; the command exits with 64. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A plugin broke its contract: an adversary used a power it never declared, a replica set a negative timer. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}
