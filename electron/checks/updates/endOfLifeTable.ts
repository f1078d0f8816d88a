/**
 * When support ends for systems that do not say it themselves. Written by hand from the vendors' lifecycle pages in the
 * month of `tableMonth`, which is shown with every date out of it. Apple publishes no dates: a macOS release is here
 * once its last security update is past.
 */
export const tableMonth = '2025-12';

/** The last day by the id and version of os-release, or by our own ids for Windows and macOS. */
export const endOfLifeTable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Home, Pro and their kin; Enterprise and Education have a year more.
  windows: {
    '10 21H2': '2023-06-13',
    '10 22H2': '2025-10-14',
    '11 21H2': '2023-10-10',
    '11 22H2': '2024-10-08',
    '11 23H2': '2025-11-11',
    '11 24H2': '2026-10-13',
    '11 25H2': '2027-10-12',
  },
  'windows-enterprise': {
    '10 21H2': '2024-06-11',
    '10 22H2': '2025-10-14',
    '11 21H2': '2024-10-08',
    '11 22H2': '2025-10-14',
    '11 23H2': '2026-11-10',
    '11 24H2': '2027-10-12',
    '11 25H2': '2028-10-10',
  },
  macos: { '11': '2023-09-26', '12': '2024-09-16', '13': '2025-09-15' },
  fedora: { '39': '2024-11-26', '40': '2025-05-13', '41': '2025-12-15', '42': '2026-05-13' },
  'opensuse-leap': { '15.4': '2023-12-07', '15.5': '2024-12-31', '15.6': '2026-04-30', '16.0': '2027-10-31' },
  alpine: {
    '3.18': '2025-05-09',
    '3.19': '2025-11-01',
    '3.20': '2026-04-01',
    '3.21': '2026-11-01',
    '3.22': '2027-05-01',
    '3.23': '2027-11-01',
  },
  rhel: { '7': '2024-06-30', '8': '2029-05-31', '9': '2032-05-31', '10': '2035-05-31' },
  rocky: { '8': '2029-05-31', '9': '2032-05-31', '10': '2035-05-31' },
  almalinux: { '8': '2029-03-01', '9': '2032-05-31', '10': '2035-05-31' },
  centos: { '7': '2024-06-30', '8': '2024-05-31', '9': '2027-05-31' },
};

/** The last day of a version, or of the release that it belongs to: `3.20.3` -> `3.20`, `9.4` -> `9`. */
export function lastDayOf(id: string, version: string): string | undefined {
  const releases = endOfLifeTable[id] ?? {};
  const parts = version.split('.');
  for (let count = parts.length; count > 0; count -= 1) {
    const day = releases[parts.slice(0, count).join('.')];
    if (day !== undefined) return day;
  }
  return undefined;
}
