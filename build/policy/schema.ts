/** Writes docs/policy.schema.json, which editors read: `node --import tsx build/policy/schema.ts`. */
import fs from 'node:fs';
import { catalog } from '../../electron/checks/catalog';
import { policyJsonSchema } from '../../electron/policy/jsonSchema';

const file = new URL('../../docs/policy.schema.json', import.meta.url);
fs.writeFileSync(file, `${JSON.stringify(policyJsonSchema(catalog), undefined, 2)}\n`);
