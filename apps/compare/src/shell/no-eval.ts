/*
 * Zod tries whether it may compile its checks, and the browser reports the attempt as a fault of the page, whose content
 * security policy forbids it. Told beforehand, it doesn't try. Must be imported before anything that imports zod.
 */
declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

globalThis.__zod_globalConfig = { ...globalThis.__zod_globalConfig, jitless: true };

export {};
