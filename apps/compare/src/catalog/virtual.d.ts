/** Made by the plugin in vite.config.ts when the page is built. */
declare module 'virtual:catalog-facts' {
  export const facts: import('./facts.js').CatalogFacts;
}
