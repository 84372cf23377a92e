import type { View } from '../../shell/app.js';

export const view: View = { title: 'claims', mount() {} };
