/**
 * The `html` reporter. It is a package of its own because of what it draws with: Observable Plot and a DOM, which are
 * loaded when a report is written and not before.
 */
export { html } from './html.js';
