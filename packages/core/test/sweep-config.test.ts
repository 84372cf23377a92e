import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configDataSchema } from '@dmct/core';
import { expect, it } from 'vitest';
import { z } from 'zod';

it('the published JSON schema is that of the code (UPDATE_DOCS=1 rewrites it)', () => {
  const file = fileURLToPath(new URL('../schema/config.schema.json', import.meta.url));
  const schema = {
    title: 'A config of DMCT Lab that is data: its sweeps',
    ...z.toJSONSchema(configDataSchema, { io: 'input' }),
  };
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, text);
  else expect(readFileSync(file, 'utf8')).toBe(text);
});
