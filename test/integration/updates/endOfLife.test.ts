import { execFileSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { linuxEndOfLife } from '../../../electron/checks/updates/endOfLife/endOfLife';
import { makeFolder, write } from '../../support/packages/packageTools';

const tables = '/usr/share/distro-info';
const skip = !existsSync(`${tables}/debian.csv`);
if (skip) console.log('the ends of support are not compared: distro-info-data is not installed here');

/** Python's own reader of such files: series, last day without and with the free long-term support. */
const reader = `
import csv, json, sys
rows = [row for row in csv.DictReader(open(sys.argv[1])) if row["series"]]
print(json.dumps([[row["series"], row.get("eol") or "", row.get("eol-lts") or ""] for row in rows]))
`;

describe.skipIf(skip)('the end of support of every release in distro-info-data', { timeout: 60_000 }, () => {
  const { folder, remove } = makeFolder('eol', !skip);
  afterAll(remove);

  it.each(['debian', 'ubuntu'])('%s: what another reader finds in the installed table', async (id) => {
    cpSync(tables, path.join(folder, 'usr/share/distro-info'), { recursive: true });
    const output = execFileSync('python3', ['-c', reader, `${tables}/${id}.csv`], { encoding: 'utf8' });
    const releases = JSON.parse(output) as [string, string, string][];
    expect(releases.length).toBeGreaterThan(15);
    for (const [series, eol, lts] of releases) {
      write(path.join(folder, 'etc/os-release'), `ID=${id}\nVERSION_CODENAME=${series}\n`);
      const lastDay = (id === 'debian' && lts) || eol;
      const found = await linuxEndOfLife(folder, 'free');
      expect(found, series).toMatchObject(lastDay ? { kind: 'known', lastDay } : { kind: 'unknown' });
      const standard = await linuxEndOfLife(folder, 'standard');
      expect(standard, series).toMatchObject(eol ? { kind: 'known', lastDay: eol } : { kind: 'unknown' });
    }
  });
});
