import type { Traces } from '../../stamp';

/**
 * What Windows leaves on its drive when it searched for updates, fetched or installed some, or was started: the log of the
 * Windows Update Agent, its downloads, the packages of the component store, what waits for a restart, the boot's own
 * status. Known from Microsoft's descriptions and never tried on Windows, so that no answer is taken for long.
 */
export const windowsTraces: Traces = {
  needed: [['Windows/SoftwareDistribution/ReportingEvents.log']],
  also: [
    'Windows/SoftwareDistribution/Download',
    'Windows/servicing/Packages',
    'Windows/WinSxS/pending.xml',
    'Windows/bootstat.dat',
  ],
};
