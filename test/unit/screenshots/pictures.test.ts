import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { screens } from '../../screenshots/pages';

const folder = join(__dirname, '../../../docs/screenshots');

it('docs/screenshots holds every screen in both languages and themes, none over 200 KB, and nothing else', () => {
  const wanted = screens.flatMap(({ name }) =>
    ['en-light', 'en-dark', 'de-light', 'de-dark'].map((look) => `${name}-${look}.png`),
  );
  // Made by `npm run screenshots`.
  expect(readdirSync(folder).sort()).toEqual(wanted.sort());
  for (const file of wanted) expect(statSync(join(folder, file)).size, file).toBeLessThan(200 * 1024);
});
