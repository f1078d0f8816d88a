import type { Translator } from '../../../../shared/i18n';
import { type Message, message } from '../../../../shared/message';
import type { Row } from '../../../privacy/sheet';

/** Renders rows in one language; empty values are said to be none. */
export interface Rows {
  t: Translator;
  row(id: string, name: Message, values: (Message | string)[]): Row;
  list(texts: readonly string[]): string;
}

export function rowsIn(t: Translator): Rows {
  return {
    t,
    row: (id, name, values) => ({
      id,
      name: t.render(name),
      values:
        values.length > 0
          ? values.map((value) => (typeof value === 'string' ? value : t.render(value)))
          : [t.render(message('dpia.none'))],
    }),
    list: (texts) => new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(texts),
  };
}
