import { type Message, message } from '../../../shared/message';
import { setsLocale } from '../../platform/processes/childEnvironment';
import type { Plan } from './plan';

/** Fettle reads the words of the programs that its own checks start; those of a plugin it only passes on. */
export function localeAdvice({ entries }: Pick<Plan, 'entries'>): Message[] {
  return entries
    .filter(({ check, environment }) => check.kind !== 'custom' && setsLocale(environment))
    .map(({ id }) => message('policy.advice.locale', { entry: id }));
}
