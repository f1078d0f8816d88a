import { rmSync } from 'node:fs';
import { englishOutput } from '../../../electron/agent/delivery/passiveResult';
import { catalog } from '../../../electron/checks/catalog';
import type { CheckResult } from '../../../shared/checkResult';
import { Translator } from '../../../shared/i18n';
import { contextFor, holding } from '../agent/checks';
import { ManualClock } from '../agent/manualClock';
import type { Case } from './caseFile';
import { layDown, placed, programsOf } from './machineOfCase';

/** What a check said of a case, as Icinga gets it, and the commands that the case had no answer to. */
export interface Said {
  state: CheckResult['state'];
  text: string;
  perfdata: string[];
  unanswered: string[];
}

/** Runs the check of the catalog on the machine that a case describes. */
export async function runCase(one: Case): Promise<Said> {
  const check = catalog.get(one.check);
  if (!check) throw new Error(`${one.folder}: there is no check ${one.check}`);
  if (!check.platforms.includes(one.system))
    throw new Error(`${one.folder}: ${one.check} is no check of ${one.system}`);
  const places = await layDown(one);
  const unanswered: string[] = [];
  try {
    const given = contextFor(check.options.parse(placed(one.options, places)), {
      memory: one.memory ?? undefined,
      secret: holding(one.secrets),
      run: programsOf(one, places, unanswered),
      ...places,
    });
    const clock = new ManualClock(Date.parse(one.now) / 1000);
    const result = await check.run({ ...given, clock }, check.thresholds.parse(one.thresholds));
    const text = englishOutput(result, new Translator('en', 'en', 'UTC'));
    return { state: result.state, text, perfdata: result.perfdata, unanswered };
  } finally {
    rmSync(places.root, { recursive: true });
  }
}

/** What is wrong with an answer, in words; empty when it is the right one. */
export function differences({ answer }: Case, said: Said): string[] {
  const has = (pattern: string, text: string) => new RegExp(pattern, 'm').test(text);
  const perfdata = said.perfdata.join('\n');
  return [
    ...(said.state === answer.state ? [] : [`is ${said.state} and must be ${answer.state}`]),
    ...answer.says.filter((one) => !has(one, said.text)).map((one) => `does not say /${one}/`),
    ...answer.never.filter((one) => has(one, said.text)).map((one) => `says /${one}/`),
    ...answer.perfdata.filter((one) => !has(one, perfdata)).map((one) => `has no figure /${one}/`),
  ];
}
