import { z } from 'zod';

/** Rarer successes than this leave the range of numbers, while a race's likelihood is put together. */
const SUCCESS_MIN = 1e-100;

/** The attacker's share, within what a race can play to its end. */
export const attackerShare = z
  .number()
  .min(0.01)
  .max(0.49)
  .describe("the attacker's share of the hashrate, 0.01 to 0.49 (from one half on it always wins)");

export const confirmations = z.number().int().min(1).max(200);

/** What a schema refuses besides its bounds. */
interface Reach<P> {
  /** Successes that are rarer are refused. */
  readonly successMin: number;
  readonly message: string;
  /** Where it is asked for; default: everywhere. */
  readonly applies?: (params: P) => boolean;
}

const NUMBERS: Reach<unknown> = {
  successMin: SUCCESS_MIN,
  message:
    'this attacker succeeds less than once in 10^100 races: choose a greater share or fewer confirmations',
};

/**
 * A row's schema that also refuses races which succeed too rarely to be reckoned with. The refinement of a schema runs on
 * numbers out of bounds too, for which the closed form would take for ever: these are refused for their bounds alone.
 */
export function withinReach<S extends z.ZodRawShape>(
  base: z.ZodObject<S>,
  path: keyof S & string,
  success: (params: z.output<z.ZodObject<S>>) => number,
  { successMin, message, applies = () => true }: Reach<z.output<z.ZodObject<S>>> = NUMBERS,
): z.ZodObject<S> {
  const isWithinReach = (params: z.output<z.ZodObject<S>>): boolean =>
    !base.safeParse(params).success || !applies(params) || success(params) >= successMin;
  return base.refine(isWithinReach, { path: [path], message });
}
