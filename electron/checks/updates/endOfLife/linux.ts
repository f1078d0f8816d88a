/** A last day (ISO), or `open`: supported in that month, and nobody said until when. */
export type Support = string;
export type SupportTable = Readonly<Record<string, Readonly<Record<string, Support>>>>;

/**
 * The last day by the id and version of os-release. A derivative has ends of its own, which come before those of the system
 * that it is made of. Compared as the other tables were (see table.ts).
 */
export const linuxSystems: SupportTable = {
  // eol/fedora (2026-05). What Fedora's own os-release says comes before.
  fedora: {
    '38': '2024-05-21',
    '39': '2024-11-26',
    '40': '2025-05-13',
    '41': '2025-12-15',
    '42': '2026-05-27',
    '43': '2026-12-09',
    '44': '2027-06-02',
  },
  // eol/opensuse (2026-04). 16.1 has no date yet that we know.
  'opensuse-leap': {
    '15.3': '2022-12-31',
    '15.4': '2023-12-07',
    '15.5': '2024-12-31',
    '15.6': '2026-04-30',
    '16.0': '2027-10-31',
  },
  // eol/alpine-linux (2026-03), which copies https://alpinelinux.org/releases/.
  alpine: {
    '3.16': '2024-05-23',
    '3.17': '2024-11-22',
    '3.18': '2025-05-09',
    '3.19': '2025-11-01',
    '3.20': '2026-04-01',
    '3.21': '2026-11-01',
    '3.22': '2027-05-01',
    '3.23': '2027-11-01',
  },
  // eol/rhel (2025), eol/rocky-linux (2025-06) and eol/almalinux (2025): maintenance, without what is paid for beyond. Ten years
  // for 10 of each, as AlmaLinux says with its date.
  rhel: { '7': '2024-06-30', '8': '2029-05-31', '9': '2032-05-31', '10': '2035-05-31' },
  rocky: { '8': '2029-05-31', '9': '2032-05-31', '10': '2035-05-31' },
  almalinux: { '8': '2029-03-01', '9': '2032-05-31', '10': '2035-05-31' },
  // eol/centos-stream (2024-12); 8 is the Stream, CentOS Linux 8 ended before. 10: the earliest day of the year that is announced.
  centos: { '7': '2024-06-30', '8': '2024-05-31', '9': '2027-05-31', '10': '2030-01-01' },
  // eol/oracle-linux (2023) and ten years for 10; without the support that is paid for beyond.
  ol: { '7': '2024-12-01', '8': '2029-07-01', '9': '2032-06-30', '10': '2035-06-30' },
  // eol/amazon-linux (2023-08); a later day that was announced since is not known here.
  amzn: { '2023': '2028-03-15' },
  // eol/sles (2024), general support; the desktop has the same days.
  sles: { '12.5': '2024-10-31', '15.3': '2022-12-31', '15.4': '2023-12-31', '15.5': '2024-12-31' },
  sled: { '15.3': '2022-12-31', '15.4': '2023-12-31', '15.5': '2024-12-31' },
  // https://linuxmint.com/download_all.php as of https://github.com/endoflife-date/endoflife.date/pull/4734 (2024-03) and
  // /pull/5531 (2024-07).
  linuxmint: { '19': '2023-04-30', '20': '2025-04-30', '21': '2027-04-30', '22': '2029-04-30' },
  // https://github.com/endoflife-date/endoflife.date/pull/1473, /pull/4203, /pull/8873 and /pull/8707, after Mint's blog.
  lmde: { '4': '2022-08-31', '5': '2024-07-01', '6': '2026-01-01', '7': 'open' },
  // eol/pop-os (2025).
  pop: {
    '20.04': '2025-04-30',
    '20.10': '2021-09-28',
    '21.04': '2022-03-13',
    '21.10': '2022-07-24',
    '22.04': '2027-04-25',
    '24.04': 'open',
  },
  // eol/kde-neon (2026-10): only the newest base is supported. The day on which it was announced ends the one before.
  neon: { '18.04': '2020-08-10', '20.04': '2022-10-21', '22.04': '2024-10-10', '24.04': 'open' },
  // eol/mageia (2025).
  mageia: { '7': '2021-06-30', '8': '2023-11-30' },
  // eol/postmarketos (2025-06): a month after the next release.
  postmarketos: {
    '22.12': '2023-07-07',
    '23.06': '2024-01-18',
    '23.12': '2024-07-16',
    '24.06': '2025-01-23',
    '24.12': '2025-07-23',
  },
};

/**
 * Systems that are updated without end, by the id of os-release. What has no end is no system of which the end is not known. Each by
 * its makers' own description.
 */
export const rolling: ReadonlySet<string> = new Set([
  'arch',
  'archarm',
  'archcraft',
  'arcolinux',
  'artix',
  'blackarch',
  'cachyos',
  'calculate',
  'chimera',
  'endeavouros',
  'garuda',
  'gentoo',
  'guix',
  'kali',
  'kaos',
  'manjaro',
  'manjaro-arm',
  'opensuse-aeon',
  'opensuse-kalpa',
  'opensuse-microos',
  'opensuse-slowroll',
  'opensuse-tumbleweed',
  'parabola',
  'pclinuxos',
  'rebornos',
  'rhino',
  'siduction',
  'solus',
  'steamos',
  'void',
]);

/**
 * Derivatives that live as long as their base by their makers' word. eol/antix-linux and eol/devuan; MX:
 * https://github.com/endoflife-date/endoflife.date/pull/3348; Raspberry Pi OS gets its security updates from Debian and Raspbian:
 * https://github.com/RPi-Distro/pi-gen/pull/743.
 */
export const followers: ReadonlySet<string> = new Set([
  'antix',
  'debian',
  'devuan',
  'mx',
  'raspbian',
  'ubuntu',
]);
