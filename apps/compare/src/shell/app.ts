import type { CatalogFacts } from '../catalog/facts.js';
import type { Pool } from '../lab/pool.js';
import type { Link, ViewName } from '../link/link.js';
import type { LinkKeys } from '../link/view-texts.js';
import type { Settings } from '../link/settings.js';

/** What a view hands out to be kept: texts and pictures of what it shows now. A missing one isn't offered. */
export interface Exports {
  /** The command line that measures the same. */
  readonly command: string;
  /** What the command gives, where it isn't the same. */
  readonly commandIs?: string;
  readonly json?: () => unknown;
  readonly csv?: () => string;
  readonly svg?: () => SVGSVGElement | null;
  readonly png?: () => HTMLCanvasElement | null;
}

/** What a view may ask of the page around it. */
export interface App {
  readonly facts: CatalogFacts;
  readonly pool: Pool;
  /** What the address said when the view opened. */
  readonly link: Link;
  /** Writes what the view shows into the address. */
  remember(settings: Settings, extra?: Readonly<Record<string, string>>): void;
  /** Goes to another view with these settings. */
  open(view: ViewName, settings: Settings, extra?: Readonly<Record<string, string>>): void;
  /** What the Share button offers. */
  offer(exports: Exports): void;
  /** Says above the view that something in the link can't be used here, as the link's own notes do. */
  misread(key: string, problem: string): void;
  /** Says a line to people, read out by screen readers. */
  say(text: string): void;
  /** Ends when the view is left. */
  readonly left: AbortSignal;
}

/** A view's module: puts itself into the page's main element. */
export interface View {
  readonly title: string;
  /** The texts of a link that it alone understands; any other is said to be unknown. None, where it has none. */
  readonly linkKeys?: LinkKeys;
  mount(main: HTMLElement, app: App): void;
}
