/** What a permission is for; without it the feature is what is lost. */
export type Feature = 'results' | 'departure' | 'return' | 'downtime' | 'snooze';

const needs: { [F in Feature]: readonly string[] } = {
  results: ['actions/process-check-result'],
  departure: ['actions/acknowledge-problem'],
  return: ['actions/remove-acknowledgement', 'objects/query/Service', 'objects/query/Host'],
  downtime: ['actions/schedule-downtime', 'actions/remove-downtime'],
  snooze: ['actions/acknowledge-problem', 'actions/remove-acknowledgement', 'objects/query/Service'],
};

/** The permissions that a feature lacks. */
export function missingFor(feature: Feature, granted: readonly string[]): string[] {
  return needs[feature].filter((needed) => !granted.some((pattern) => matches(pattern, needed)));
}

/** The granted permissions that show other people's hosts: the event stream ignores a permission's filter. */
export function tooMuch(granted: readonly string[]): string[] {
  return granted.filter((pattern) => pattern === '*' || pattern.toLowerCase().startsWith('events/'));
}

/** The granted permissions that act on, or show, every host, because the ApiUser has no filter for them. */
export function unlimited(granted: readonly string[], filtered: readonly string[]): string[] {
  return granted.filter(
    (pattern) => /^(\*|actions\/|objects\/)/i.test(pattern) && !filtered.includes(pattern),
  );
}

/** As Icinga matches them: case does not matter, and `*` stands for anything. */
function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
}

/** The least that a workstation needs which departs in these modes. Never `events/*`: that stream ignores the filter. */
export function permissionsFor(modes: readonly string[]): string[] {
  const features: Feature[] = ['results'];
  if (modes.length > 0) features.push('departure', 'return');
  if (modes.includes('downtime')) features.push('downtime');
  return features.flatMap((feature) => needs[feature]);
}
