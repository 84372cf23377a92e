/** Made by the plugin in vite.config.ts when the page is built. */
declare module 'virtual:catalog-facts' {
  // An ambient module may not import by a relative path.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  export const facts: import('./facts.js').CatalogFacts;
}

declare module 'virtual:recorded-claims' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  type Ledger = import('./facts.js').RecordedLedger<import('@dmct/core').ClaimResult>;
  export const recorded: Ledger | null;
}

declare module 'virtual:recorded-validation' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  type Ledger = import('./facts.js').RecordedLedger<import('@dmct/core').ValidationRow>;
  export const recorded: Ledger | null;
}

declare module 'virtual:parameter-facts' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  export const parameters: import('./facts.js').ParameterFacts;
}

declare module 'virtual:attack-notes' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  export const notes: import('./facts.js').AttackNotes;
}
