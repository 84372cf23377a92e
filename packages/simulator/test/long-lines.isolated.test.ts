import { vi } from 'vitest';

// What quiet votes promise, in networks so small that they can be tried: as if they were large enough for long lines.
vi.mock('../src/engine/long-lines.js', () => ({ LONG_LINES_FROM: 0 }));

await import('./engine/quiet-deliveries.test.js');
