import { type Language, localeFor, Translator } from '../../../shared/i18n';
import type { Document, SentView } from '../../../shared/privacyViews';
import { sheetHtml } from '../../privacy/renderSheet';
import type { Consent } from '../consent/consent';
import type { Plan } from '../plan/plan';
import type { AccessBundle } from './accessBundle';
import { composeDpia } from './dpia/sheet';

export interface DocumentParts {
  plan: Plan;
  version: string;
  consent: Pick<Consent, 'contents'>;
  bundle(): AccessBundle;
  sent(): SentView;
}

/** What the window offers to save about the person; letters are written in the window. */
export function makeDocument(
  kind: 'bundle' | 'record' | 'sheet' | 'sent',
  language: Language,
  parts: DocumentParts,
): Document {
  const json = (name: string, value: unknown) => ({ name, text: `${JSON.stringify(value, null, 2)}\n` });
  switch (kind) {
    case 'bundle':
      return json('fettle-my-data.json', parts.bundle());
    case 'record':
      return json('fettle-answers.json', parts.consent.contents());
    case 'sent':
      return json('fettle-sent.json', parts.sent().requests);
    case 'sheet': {
      const translator = new Translator(language, localeFor(language));
      return {
        name: 'fettle-dpia.html',
        text: sheetHtml(composeDpia(parts.plan, parts.version, translator), language),
      };
    }
  }
}
