import { join } from 'node:path';
import type { Fault } from '../../../shared/fault';
import { languageOf } from '../../../shared/i18n';
import type { Choice } from '../../../shared/snapshot';
import type { Clock } from '../../platform/clock';
import { checkAnswer, type Gate, gateFor } from '../../privacy/gate';
import { ConsentRecord } from '../../privacy/record';
import type { Plan } from '../plan/plan';
import { composeCards } from './notice';

/** The notice of a plan with the person's answers to it. */
export interface Consent {
  gate(): Gate;
  /** Records an answer; rejects, naming what does not fit, when it is not one to a card as it is now. */
  answer(card: string, hash: string, choice: Choice): Promise<void>;
  /** Everything that is recorded. */
  contents(): ReturnType<ConsentRecord['contents']>;
  /** Reads the record again and repairs a torn end; only for the one writer of the state folder. */
  repair(): void;
}

export interface ConsentParts {
  stateFolder: string;
  plan: Plan;
  /** Fettle's own version, which goes into the record. */
  version: string;
  clock: Clock;
  report(fault: Fault): void;
}

/** Reads the record in `<state>/consent.jsonl` and holds the plan's cards against it. */
export function openConsent({ stateFolder, plan, version, clock, report }: ConsentParts): Consent {
  const record = new ConsentRecord(join(stateFolder, 'consent.jsonl'), clock);
  const cards = composeCards(plan);
  const load = (repair: boolean): Gate => {
    for (const fault of record.load({ repair })) report(fault);
    return gateFor(cards, record.answers());
  };
  let gate = load(false);
  /** IT may not answer for the person; that a policy tried to is on record. */
  const notePresets = () => {
    for (const { message, place } of plan.faults) {
      if (message.id !== 'config.preset-answer') continue;
      try {
        record.note('preset-answer-refused', `${place?.file} ${place?.field}`, version);
      } catch {
        // A record that cannot be written has been reported, and nothing runs without it.
      }
    }
  };
  return {
    gate: () => gate,
    async answer(card, hash, choice) {
      const verdict = checkAnswer(cards, card, hash, choice);
      if (verdict !== 'valid')
        throw new Error(`The answer ${choice} to the card ${card} does not count: ${verdict}`);
      record.append({ card, hash, choice, app: version, language: languageAsked(plan) });
      gate = gateFor(cards, record.answers());
    },
    contents: () => record.contents(),
    repair() {
      gate = load(true);
      notePresets();
    },
  };
}

function languageAsked({ language }: Plan): string {
  return language === 'system' ? languageOf(Intl.DateTimeFormat().resolvedOptions().locale) : language;
}
