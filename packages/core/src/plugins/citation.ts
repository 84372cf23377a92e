/** Where an idea or a number comes from. */
export interface Citation {
  readonly authors: string;
  readonly title: string;
  readonly year: number;
  /** Journal, conference or publisher, volume and pages. */
  readonly venue?: string;
  readonly doi?: string;
  readonly url?: string;
}
