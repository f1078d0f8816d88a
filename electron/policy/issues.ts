import type { z } from 'zod';
import type { Fault, SourceLocation } from '../../shared/fault';
import type { MessageId } from '../../shared/i18n';
import { en } from '../../shared/i18n/en';
import { type Message, message } from '../../shared/message';
import { cut, plainText } from '../../shared/text';
import { fieldName, type JsonPath } from './document';
import { keysAt } from './schemaKeys';
import { isSecretName, isSecretPath, maskText } from './secrets';
import { suggest } from './suggest';

type Issue = z.core.$ZodIssue;

/** What the issues of a schema are said about. */
export interface IssueContext {
  area: Fault['area'];
  schema: unknown;
  /** The value that was parsed. */
  value: unknown;
  /** Where that value lies in what `placeOf` knows. */
  base: JsonPath;
  placeOf(path: JsonPath): SourceLocation;
}

/** Zod's issues in words: field, value, what would be right. Secrets are never repeated. */
export function issueFaults(issues: readonly Issue[], context: IssueContext): Fault[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [valueFault(issue, context)];
    return issue.keys.map((key) =>
      keyFault(key, keysAt(context.schema, pathOf(issue)), [...pathOf(issue), key], context),
    );
  });
}

/** One problem of a field; the field is named in the message and in the place. */
export function fieldFault(
  context: Pick<IssueContext, 'area' | 'placeOf'>,
  path: JsonPath,
  make: (field: string) => { message: Message; remedy: Message },
): Fault {
  const place = context.placeOf(path);
  return { area: context.area, ...make(place.field ?? fieldName(path)), place };
}

/** "Did you mean ...", else what is known, else nothing but taking it out. */
export function alternatives(name: string, known: readonly string[]): Message {
  const suggestion = suggest(name, known);
  if (suggestion !== undefined) return message('config.remedy.did-you-mean', { suggestion });
  if (known.length > 0) return message('config.remedy.known', { known: known.join(', ') });
  return message('config.remedy.remove');
}

/** A value as it may be shown: short, and without what could be a secret. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  const text = typeof value === 'string' ? JSON.stringify(maskText(value)) : String(value);
  return cut(plainText(text), 80);
}

function keyFault(key: string, known: readonly string[], path: JsonPath, context: IssueContext): Fault {
  return fieldFault(context, [...context.base, ...path], (field) => {
    if (/^(consent(ed)?|accepted|answers?|answered)$/i.test(key)) {
      return {
        message: message('config.preset-answer', { field }),
        remedy: message('config.preset-answer.remedy'),
      };
    }
    if (isSecretName(key)) {
      return {
        message: message('config.secret-key', { field }),
        remedy: message('config.secret-key.remedy'),
      };
    }
    return { message: message('config.unknown-key', { field }), remedy: alternatives(key, known) };
  });
}

function valueFault(issue: Issue, context: IssueContext): Fault {
  const path = pathOf(issue);
  const value = valueAt(context.value, path);
  return fieldFault(context, [...context.base, ...path], (field) => {
    const remedy = message('config.remedy.expected', { expected: { message: expectedBy(issue) } });
    if (issue.code === 'invalid_key') {
      return { message: message('config.wrong-value', { field, value: shown(path.at(-1)) }), remedy };
    }
    if (value === undefined) return { message: message('config.missing', { field }), remedy };
    if (isSecretPath([...context.base, ...path]))
      return { message: message('config.wrong-secret', { field }), remedy };
    return { message: message('config.wrong-value', { field, value: shown(value) }), remedy };
  });
}

function expectedBy(issue: Issue): Message {
  if (isTextId(issue.message)) return message(issue.message);
  switch (issue.code) {
    case 'invalid_type':
      return message('config.expected.type', { type: issue.expected === 'tuple' ? 'array' : issue.expected });
    case 'invalid_value':
      return oneOf(issue.values.map((value) => shown(value)));
    case 'invalid_key': {
      const [first] = issue.issues;
      return first ? expectedBy(first) : message('config.expected.other', { detail: issue.message });
    }
    case 'invalid_union': {
      const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
      if (options.length > 0) return oneOf(options.map((option) => shown(option)));
      const [nearest] = [...issue.errors].sort((a, b) => a.length - b.length);
      const first = nearest?.[0];
      return first ? expectedBy(first) : message('config.expected.other', { detail: issue.message });
    }
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') {
        return message('config.expected.not-empty', { type: issue.origin });
      }
      return message('config.expected.at-least', { minimum: String(issue.minimum) });
    case 'too_big':
      return message('config.expected.at-most', { maximum: String(issue.maximum) });
    default:
      return message('config.expected.other', { detail: issue.message });
  }
}

function oneOf(values: string[]): Message {
  return message('config.expected.one-of', { count: values.length, values: values.join(', ') });
}

/** Our own schemas give the id of a text as their error. */
function isTextId(text: string): text is MessageId {
  return Object.hasOwn(en, text);
}

function pathOf(issue: Issue): JsonPath {
  return issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
}

function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (inside, part) =>
      typeof inside === 'object' && inside !== null
        ? (inside as Record<string | number, unknown>)[part]
        : undefined,
    value,
  );
}
