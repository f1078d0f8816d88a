import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { message } from '../../../../shared/message';
import type { CardView } from '../../../../shared/snapshot';
import { composeCards } from '../../../agent/consent/notice';
import { accessBundle } from '../../../agent/documents/accessBundle';
import { loadConfiguration } from '../../../agent/plan/configuration';
import { sentView } from '../../../agent/views/sent';
import { systemClock } from '../../../platform/clock';
import { gateFor } from '../../../privacy/gate';
import { ConsentRecord } from '../../../privacy/record';
import { stateBeside } from '../../../store/state';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';

interface ToFile {
  json?: boolean;
  output?: string;
}

/** Prints every card with its answer. Answering is done in the window only. Exit code 1 while an answer is missing. */
export function privacyStatus(surroundings: Surroundings, options: { json?: boolean }): number {
  const { plan, record } = opened(surroundings);
  const t = translatorFor(surroundings.environment);
  const gate = gateFor(composeCards(plan), record.answers());
  if (options.json) {
    json(surroundings, {
      answerNeeded: gate.answerNeeded,
      localOnly: plan.localOnly ?? null,
      redaction: plan.privacy.redaction,
      cards: gate.cards.map((card) => ({
        id: card.id,
        title: t.text(card.title),
        required: card.required,
        allowed: gate.allowed(card.id),
        answer: card.answer ?? null,
      })),
    });
    return gate.answerNeeded ? 1 : 0;
  }
  if (plan.localOnly) line(surroundings, t.render(message(`ui.local-only.${plan.localOnly}`)));
  for (const card of gate.cards) {
    const need = t.render(message(card.required ? 'ui.notice.required' : 'ui.notice.optional'));
    line(surroundings, `${t.text(card.title)} (${card.id}, ${need}): ${t.render(answerOf(card))}`);
  }
  if (gate.answerNeeded) line(surroundings, t.render(message('cli.privacy.where-to-answer')));
  return gate.answerNeeded ? 1 : 0;
}

/** Holds the record of the answers against its hashes. Exit code 1 when it was changed or cannot be read. */
export function privacyVerify(surroundings: Surroundings, options: { json?: boolean }): number {
  const { record } = opened(surroundings);
  const t = translatorFor(surroundings.environment);
  const verdict = record.verify();
  if (options.json) json(surroundings, { file: record.file, ...verdict });
  else if (verdict.intact)
    line(
      surroundings,
      t.render(message('cli.privacy.intact', { file: record.file, count: verdict.answers })),
    );
  else
    line(surroundings, t.render(message('cli.privacy.altered', { file: record.file, line: verdict.line })));
  return verdict.intact ? 0 : 1;
}

/** Writes the record as JSON, or for people; to a file or the terminal. */
export function privacyExport(surroundings: Surroundings, options: ToFile): number {
  const { plan, record } = opened(surroundings);
  const t = translatorFor(surroundings.environment);
  const { user, answers, events } = record.contents();
  if (options.json || options.output) {
    return deliver(
      { user: user ?? null, intact: record.verify().intact, answers, events },
      surroundings,
      options,
    );
  }
  const titles = new Map(composeCards(plan).map((card) => [card.id, t.text(card.title)]));
  line(surroundings, t.render(message('cli.privacy.record', { user: user ?? '-' })));
  for (const { at, card, choice, app, language, cardHash } of answers) {
    const words = t.render(message(`ui.answer.${choice}`, { date: { date: at } }));
    line(
      surroundings,
      `${titles.get(card) ?? card}: ${words} (${cardHash.slice(0, 12)}, ${language}, ${app})`,
    );
  }
  for (const { at, detail } of events) {
    line(surroundings, t.render(message('cli.privacy.preset', { at: { date: at }, detail })));
  }
  return 0;
}

/** Writes one file with everything that Fettle keeps here about the person. */
export function privacyBundle(surroundings: Surroundings, options: ToFile): number {
  const { paths, plan } = loadConfiguration(surroundings.environment);
  return deliver(accessBundle(paths, plan, surroundings.version, systemClock().now()), surroundings, options);
}

/** Prints what was sent, oldest first, or as JSON with every body byte for byte. */
export function privacyJournal(surroundings: Surroundings, options: { json?: boolean }): number {
  const { paths, plan } = loadConfiguration(surroundings.environment);
  const view = sentView(stateBeside(paths.state).journal, plan);
  if (options.json) {
    // The key that a script of version 0.1 reads.
    const requests = view.requests.map(({ lane, ...request }) => ({ ...request, target: lane }));
    json(surroundings, { ...view, requests });
    return 0;
  }
  const t = translatorFor(surroundings.environment);
  for (const { at, lane, method, path, objects, body, status, error } of view.requests.toReversed()) {
    line(
      surroundings,
      `${t.date(at)}  ${lane}  ${method} ${path}  ${objects.join(', ')}  ${error ?? status ?? '-'}`,
    );
    if (body !== null) line(surroundings, `    ${body}`);
  }
  if (view.since === undefined) line(surroundings, t.render(message('ui.sent.empty')));
  else if (view.outsideHours !== undefined) {
    const since = { date: view.since };
    line(surroundings, t.render(message('ui.sent.outside-hours', { count: view.outsideHours, since })));
  }
  return 0;
}

/** The record is only read: the app is its one writer. */
function opened({ environment }: Surroundings) {
  const { paths, plan } = loadConfiguration(environment);
  const record = new ConsentRecord(join(paths.state, 'consent.jsonl'), systemClock());
  record.load({ repair: false });
  return { plan, record };
}

function answerOf({ answer }: CardView) {
  return answer
    ? message(`ui.answer.${answer.choice}`, { date: { date: answer.at } })
    : message('ui.answer.none');
}

function deliver(value: unknown, surroundings: Surroundings, { output }: ToFile): number {
  if (output === undefined) {
    json(surroundings, value);
    return 0;
  }
  writeFileSync(output, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  const t = translatorFor(surroundings.environment);
  line(surroundings, t.render(message('cli.privacy.written', { file: output })));
  return 0;
}
