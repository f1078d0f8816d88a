/** Writes what is made of the policy's schema: `node --import tsx build/policy/write.ts`. */
import fs from 'node:fs';
import { policyPages } from './pages';

for (const [file, text] of Object.entries(policyPages())) {
  const place = new URL(`../../${file}`, import.meta.url);
  fs.mkdirSync(new URL('.', place), { recursive: true });
  fs.writeFileSync(place, text);
}
