import { message } from '../../../../shared/message';
import { composeDpia } from '../../../agent/documents/dpia/sheet';
import { loadConfiguration, planOfDraft } from '../../../agent/plan/configuration';
import type { Plan } from '../../../agent/plan/plan';
import { sheetHtml, sheetMarkdown } from '../../../privacy/renderSheet';
import { type Difference, differences } from '../../../privacy/sheet';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';
import type { SheetFormat } from './formats';

/** Prints the DPIA sheet of the active configuration. Exit code 1, and no sheet, when the policy is refused. */
export function dpia(surroundings: Surroundings, format: SheetFormat): number {
  const { plan } = loadConfiguration(surroundings.environment);
  if (refused(plan, surroundings)) return 1;
  const t = translatorFor(surroundings.environment);
  const sheet = composeDpia(plan, surroundings.version, t);
  if (format === 'json') json(surroundings, sheet);
  else if (format === 'html') surroundings.out.write(sheetHtml(sheet, t.language));
  else surroundings.out.write(sheetMarkdown(sheet));
  return 0;
}

/** Prints what a changed policy changes in the sheet. Exit code 1 when one of the two is refused. */
export function dpiaDiff(
  surroundings: Surroundings,
  paths: { before: string; after: string },
  options: { json?: boolean },
): number {
  const t = translatorFor(surroundings.environment);
  const plans = [paths.before, paths.after].map((path) => planOfDraft(path, surroundings.environment));
  // Both are said, not only the first.
  if (plans.filter((plan) => refused(plan, surroundings)).length > 0) return 1;
  const [before, after] = plans.map((plan) => composeDpia(plan, surroundings.version, t));
  if (!before || !after) return 1;
  const changed = differences(before, after);
  if (options.json) json(surroundings, { changed });
  else print(changed, surroundings);
  return 0;
}

function print(changed: readonly Difference[], surroundings: Surroundings): void {
  const t = translatorFor(surroundings.environment);
  if (changed.length === 0) {
    line(surroundings, t.render(message('dpia.diff.same')));
    return;
  }
  line(surroundings, `# ${t.render(message('dpia.diff.title'))}`);
  for (const { section, name, before, after } of changed) {
    line(surroundings, `\n## ${section}: ${name}\n`);
    for (const value of before) line(surroundings, `- ${t.render(message('dpia.diff.before'))}: ${value}`);
    for (const value of after) line(surroundings, `- ${t.render(message('dpia.diff.after'))}: ${value}`);
  }
}

/** A sheet about a policy that is not obeyed would be a lie. */
function refused({ localOnly, faults }: Plan, surroundings: Surroundings): boolean {
  if (localOnly !== 'policy-refused') return false;
  const t = translatorFor(surroundings.environment);
  for (const { message: words, remedy, place } of faults) {
    const where = [place?.file, place?.line, place?.column].filter((part) => part !== undefined).join(':');
    surroundings.error.write(`${where}: ${t.render(words)} ${t.render(remedy)}\n`);
  }
  return true;
}
