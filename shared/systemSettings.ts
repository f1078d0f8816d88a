/** Pages of the system's settings that a remedy can name. What opens each is looked up on the machine, never in data. */
export const systemSettingsPages = [
  'updates',
  'storage',
  'programs',
  'network',
  'encryption',
  'firewall',
  'screen-lock',
  'clock',
  'backup',
  'disk-access',
] as const;
export type SystemSettingsPage = (typeof systemSettingsPages)[number];
