import { linuxSystems, type Support, type SupportTable } from './linux';

/**
 * When support ends for systems that do not say it themselves. Written by hand; each line was compared in the month of
 * `tableMonth` with copies of the pages named beside it ("eol": https://endoflife.date and its products/*.md), of which the
 * newest are older than the month. That month is shown with every date out of this table. Apple publishes no dates: a
 * macOS release ends here on the day of its third successor, after which none got a security update.
 */
export const tableMonth = '2026-11';

/** By our own ids for Windows and macOS, and their versions. */
const ownIds: SupportTable = {
  // Home, Pro and their kin. eol/windows (2022, 2024 and 2026-03); https://pureinfotech.com/windows-11-lifecycle
  // (2025-10); 26H1 and 26H2: https://github.com/Atliso-Dev/win11-eos-audit/releases (2026-11, after Microsoft's page).
  windows: {
    '10 1803': '2019-11-12',
    '10 1809': '2020-11-10',
    '10 1903': '2020-12-08',
    '10 1909': '2021-05-11',
    '10 2004': '2021-12-14',
    '10 20H2': '2022-05-10',
    '10 21H1': '2022-12-13',
    '10 21H2': '2023-06-13',
    '10 22H2': '2025-10-14',
    '11 21H2': '2023-10-10',
    '11 22H2': '2024-10-08',
    '11 23H2': '2025-11-11',
    '11 24H2': '2026-10-13',
    '11 25H2': '2027-10-12',
    '11 26H1': '2028-03-14',
    '11 26H2': '2028-10-10',
  },
  // Enterprise, Education and IoT Enterprise, by the same sources. 26H2: 36 months by Microsoft's announcement (2026-06),
  // counted by us to the second Tuesday, on which every other one ends.
  'windows-enterprise': {
    '10 1803': '2021-05-11',
    '10 1809': '2021-05-11',
    '10 1903': '2020-12-08',
    '10 1909': '2022-05-10',
    '10 2004': '2021-12-14',
    '10 20H2': '2023-05-09',
    '10 21H1': '2022-12-13',
    '10 21H2': '2024-06-11',
    '10 22H2': '2025-10-14',
    '11 21H2': '2024-10-08',
    '11 22H2': '2025-10-14',
    '11 23H2': '2026-11-10',
    '11 24H2': '2027-10-12',
    '11 25H2': '2028-10-10',
    '11 26H1': '2029-03-13',
    '11 26H2': '2029-10-09',
  },
  // The editions for the long term: eol/windows, and lifecycle-client-ltsc.json of
  // https://github.com/altrhombus/DataForGeeks (2026-01, after Microsoft's page).
  'windows-ltsc': {
    '10 1607': '2026-10-13',
    '10 1809': '2029-01-09',
    '10 21H2': '2027-01-12',
    '11 24H2': '2029-10-09',
  },
  'windows-iot-ltsc': {
    '10 1607': '2026-10-13',
    '10 1809': '2029-01-09',
    '10 21H2': '2032-01-13',
    '11 24H2': '2034-10-10',
  },
  // eol/macos (2026-03). 14: macOS 27.0 was out on that day by https://github.com/jonelo/osxapp_vers/releases/tag/v1.17.
  macos: { '11': '2023-09-26', '12': '2024-09-16', '13': '2025-09-15', '14': '2026-09-15' },
};

/** All tables. */
export const supportTables: SupportTable = { ...ownIds, ...linuxSystems };

/** The last day of a version, or of the release that it belongs to: `3.20.3` -> `3.20`, `9.4` -> `9`. */
export function supportOf(id: string, version: string): Support | undefined {
  const releases = supportTables[id] ?? {};
  const parts = version.split('.');
  for (let count = parts.length; count > 0; count -= 1) {
    const support = releases[parts.slice(0, count).join('.')];
    if (support !== undefined) return support;
  }
  return undefined;
}
