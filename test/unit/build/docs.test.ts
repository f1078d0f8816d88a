import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checksPage } from '../../../build/docs.mjs';
import tried from '../../../build/tried.json';
import { catalog } from '../../../electron/checks/catalog';

const root = path.join(__dirname, '../../..');

describe('docs/checks.md', () => {
  it('is what the catalog says (node --import tsx build/docs.mjs writes it)', () => {
    expect(readFileSync(path.join(root, 'docs/checks.md'), 'utf8')).toBe(checksPage());
  });

  it('has a section for every check, and no tool was tried for a check that is not there', () => {
    const page = checksPage();
    for (const id of catalog.keys()) expect(page).toContain(`\n## ${id}\n`);
    expect(Object.keys(tried).filter((id) => !catalog.has(id))).toEqual([]);
  });

  it('says what every option and threshold means', () => {
    const rows = checksPage().match(/^\| `[^|]*` \|.*$/gm) ?? [];
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter((row) => /\|\s*\|$/.test(row))).toEqual([]);
  });
});
