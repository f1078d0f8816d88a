import { Translator } from '../../../../shared/i18n';
import { message } from '../../../../shared/message';
import type { AnyCheck, Detection } from '../../../checks/check';

/**
 * A policy to start from, as JSON with comments: the updates check, and everything else that is possible here as a
 * comment, since IT must want it. Checks that need options have those of an example.
 */
export function startingPolicy(found: readonly { check: AnyCheck; detection: Detection }[]): string {
  const possible = found.filter(({ detection }) => detection.available);
  const on = possible.filter(({ check }) => check.kind === 'updates' && needsNothing(check));
  const off = possible.filter((one) => !on.includes(one));
  const lines = [
    '{',
    '  "version": 1,',
    '  "organisation": { "name": "Example GmbH", "contact": "it@example.com" },',
    '  "defaults": {',
    '    "checks": {',
    ...on.map(({ check }) => `      "${check.id}": { "required": true },`),
    ...off.flatMap(({ check }) => [
      `      // ${titleOf(check)}`,
      `      // "${check.id}": ${entryOf(check)},`,
    ]),
    '    }',
    '  }',
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function needsNothing(check: AnyCheck): boolean {
  return check.options.safeParse({}).success;
}

function entryOf({ example }: AnyCheck): string {
  return example ? `{ "options": ${JSON.stringify(example)} }` : '{}';
}

function titleOf(check: AnyCheck): string {
  return new Translator('en', 'en-GB').render(message(check.title));
}
