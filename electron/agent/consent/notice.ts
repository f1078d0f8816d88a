import type { LocalizedText } from '../../../shared/i18n/localizedText';
import { type Message, message } from '../../../shared/message';
import type { CardView } from '../../../shared/snapshot';
import { contentHash } from '../../privacy/contentHash';
import type { Plan, PlanEntry } from '../plan/plan';
import { canSnooze } from '../plan/plan';

/** Cards that belong to no entry; the policy cannot name an entry so. */
export const departureCard = 'departure';
export const snoozeCard = 'snooze';
export const localCard = 'local';

/**
 * The privacy notice of a plan: a card per entry, one for the departure and one for snoozing, or, when nothing is sent, one for all.
 * A card's id is its entry's. Its hash covers what matters to the person, so that the answer to another content does
 * not count; titles and Fettle's own wording are not in it.
 */
export function composeCards(plan: Plan): CardView[] {
  if (plan.localOnly) return plan.entries.length > 0 ? [composeLocal(plan)] : [];
  const departs = plan.targets.length > 0 && plan.departure.mode.length > 0;
  return [
    ...plan.entries.map((entry) => composeCheck(entry, plan)),
    ...(departs ? [composeDeparture(plan)] : []),
    ...(canSnooze(plan) ? [composeSnooze(plan)] : []),
  ];
}

function composeCheck(entry: PlanEntry, plan: Plan): CardView {
  const { id, check, required, legalBasis, retention, interval } = entry;
  return {
    id,
    kind: 'check',
    hash: contentHash({
      kind: 'check',
      check: check.id,
      // What a program of IT's collects is known by its command line alone.
      command: check.kind === 'custom' ? entry.options : null,
      purpose: wording(entry.purpose),
      collects: [...check.collects].sort(),
      recipients: recipients(plan),
      service: entry.service,
      required,
      legalBasis,
      retention,
      interval,
      redaction: plan.privacy.redaction,
    }),
    title: entry.title,
    purpose: entry.purpose,
    collects: [
      ...check.collects.map((collected) => message(collected)),
      message(`privacy.redaction.${plan.privacy.redaction}`),
    ],
    required,
    legalBasis: message(`privacy.legal-basis.${legalBasis}`),
    recipient: recipient(plan),
    retention,
    interval,
  };
}

function composeDeparture(plan: Plan): CardView {
  const { mode, on, preAcknowledge, author, comment } = plan.departure;
  const hosts = { list: unique(plan.targets.map((target) => target.host)) };
  const named = (template: string) => template.replaceAll('{host}', hosts.list.join(', '));
  return {
    id: departureCard,
    kind: 'departure',
    hash: contentHash({
      kind: 'departure',
      mode: [...mode].sort(),
      // Only what goes beyond the usual, so that answers given before this existed still count.
      ...(on.includes('suspend') ? { suspend: true } : {}),
      ...(preAcknowledge ? { preAcknowledge } : {}),
      author,
      comment: normalised(comment),
      recipients: recipients(plan),
    }),
    title: message('privacy.departure.title'),
    purpose: message('privacy.departure.purpose'),
    collects: [
      message('privacy.departure.collects.time'),
      message('privacy.departure.collects.services'),
      ...mode
        .filter((one) => one !== 'acknowledge')
        .map((one) => message(`privacy.departure.collects.mode.${one}`)),
      ...(on.includes('suspend') ? [message('privacy.departure.collects.suspend')] : []),
      ...(preAcknowledge ? [message('privacy.departure.collects.early')] : []),
      message('privacy.departure.collects.texts', { author: named(author), comment: named(comment) }),
    ],
    required: false,
    legalBasis: message('privacy.legal-basis.legitimate-interest'),
    recipient: recipient(plan),
  };
}

/** How often and how long is the policy's affair; what IT gets to know is the person's. */
function composeSnooze(plan: Plan): CardView {
  const { limit, longest, author } = plan.snooze;
  const hosts = unique(plan.targets.map((target) => target.host)).join(', ');
  return {
    id: snoozeCard,
    kind: 'snooze',
    hash: contentHash({
      kind: 'snooze',
      author,
      redaction: plan.privacy.redaction,
      recipients: recipients(plan),
    }),
    title: message('privacy.snooze.title'),
    purpose: message('privacy.snooze.purpose'),
    collects: [
      message('privacy.snooze.collects.what'),
      message('privacy.snooze.collects.words'),
      message('privacy.snooze.collects.author', { author: author.replaceAll('{host}', hosts) }),
      message('privacy.snooze.collects.limit', { limit, longest: { duration: longest } }),
    ],
    required: false,
    legalBasis: message('privacy.legal-basis.legitimate-interest'),
    recipient: recipient(plan),
  };
}

/** The welcome with its one button. */
function composeLocal(plan: Plan): CardView {
  const collected = unique(plan.entries.flatMap((entry) => [...entry.check.collects]));
  const custom = plan.entries.filter((entry) => entry.check.kind === 'custom');
  return {
    id: localCard,
    kind: 'local',
    hash: contentHash({
      kind: 'local',
      checks: unique(plan.entries.map((entry) => entry.check.id)).sort(),
      commands: custom.map((entry) => entry.options),
      collects: [...collected].sort(),
    }),
    title: message('privacy.local.title'),
    purpose: message('privacy.local.purpose'),
    collects: collected.map((one) => message(one)),
    required: true,
    legalBasis: message('privacy.legal-basis.own-device'),
    recipient: message('privacy.recipient.nobody'),
  };
}

/** Who receives results, in the words of the notice. */
export function recipient({ organisation, targets }: Plan): Message {
  const servers = { list: unique(targets.flatMap(serversOf)) };
  const hosts = { list: unique(targets.map((target) => target.host)) };
  if (!organisation) return message('privacy.recipient.unnamed', { servers, hosts });
  return message('privacy.recipient', { organisation: organisation.name, servers, hosts });
}

/** Who receives and under which name; another port or order of the same servers changes nothing for the person. */
function recipients({ organisation, targets }: Plan): unknown {
  const to = targets.map((target) => ({
    name: target.name,
    servers: serversOf(target).sort(),
    host: target.host,
  }));
  return { organisation: normalised(organisation?.name ?? ''), to };
}

function serversOf(target: Plan['targets'][number]): string[] {
  return unique(target.endpoints.map((endpoint) => new URL(endpoint).hostname));
}

/** Fettle's own texts count by their id, so that a correction of a typing error asks nobody again. */
function wording(text: LocalizedText | { id: string }): unknown {
  if ('id' in text) return { id: text.id };
  return Object.fromEntries(Object.entries(text).map(([language, words]) => [language, normalised(words)]));
}

/** The words of a text without case, punctuation and spacing. */
function normalised(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
