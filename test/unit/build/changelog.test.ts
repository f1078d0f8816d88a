import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The six of Keep a Changelog 1.1.0, in its order. */
const GROUPS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
const LINE_LIMIT = 150;
/** More is not read on one screen. */
const VERSION_LIMIT = 45;

interface Part {
  heading: string;
  lines: string[];
}

/** What stands below each heading of a level. */
function partsOf(text: string, level: '## ' | '### '): Part[] {
  const parts: Part[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith(level)) parts.push({ heading: line.slice(level.length), lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts;
}

const text = readFileSync('CHANGELOG.md', 'utf8');
const versions = partsOf(text, '## ');
const released = versions
  .slice(1)
  .map(({ heading }) => /^(\d+\.\d+\.\d+) - (\d{4}-\d\d-\d\d)$/.exec(heading));

test('begins with what is unreleased, then every version with its day', () => {
  expect(text.startsWith('# Changelog\n')).toBe(true);
  expect(text).toContain('(https://keepachangelog.com/en/1.1.0/)');
  expect(versions[0]?.heading).toBe('Unreleased');
  expect(released).not.toEqual([]);
  expect(released).not.toContain(null);
});

test('the newest version comes first, and is the one of package.json', () => {
  const days = released.map((found) => found?.[2] ?? '');
  expect(days).toEqual([...days].sort().reverse());
  for (const day of days) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
  const numbers = released.map((found) => (found?.[1] ?? '').split('.').map(Number));
  const value = ([major = 0, minor = 0, patch = 0]: number[]) => (major * 1000 + minor) * 1000 + patch;
  expect(numbers).toEqual([...numbers].sort((a, b) => value(b) - value(a)));
  expect(released[0]?.[1]).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
});

test.each(versions)(
  '$heading has the groups of the form, once, in order, and none without a line',
  (version) => {
    const groups = partsOf(version.lines.join('\n'), '### ');
    const names = groups.map(({ heading }) => heading);
    expect(names).toEqual(GROUPS.filter((name) => names.includes(name)));
    for (const { lines } of groups) {
      const written = lines.filter((line) => line !== '');
      expect(written[0]).toMatch(/^- /);
      // A line is a point of the list or the rest of one.
      expect(written.filter((line) => !/^(- |\x20\x20)\S/.test(line))).toEqual([]);
    }
  },
);

test('a version is one screen, and a line is not endless', () => {
  for (const { lines } of versions.slice(1)) expect(lines.length).toBeLessThanOrEqual(VERSION_LIMIT);
  expect(text.split('\n').filter((line) => line.length > LINE_LIMIT)).toEqual([]);
});
