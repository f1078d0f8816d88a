import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type LanguageChoice, languageOf, type MessageId, Translator } from '../../shared/i18n';
import type { LocalizedText } from '../../shared/i18n/localizedText';
import type { IpcClient } from '../../shared/ipc';
import type { Message, Param } from '../../shared/message';

/** Everything that the page says, in the reader's language. */
export class Texts {
  private readonly clock: Intl.DateTimeFormat;
  private readonly formats = new Map<string, Intl.DateTimeFormat>();

  constructor(readonly translator: Translator) {
    this.clock = new Intl.DateTimeFormat(translator.locale, { timeStyle: 'short' });
  }

  say(id: MessageId, params?: Record<string, Param>): string {
    return this.translator.render(params ? { id, params } : { id });
  }

  of(text: LocalizedText | Message): string {
    return this.translator.text(text);
  }

  /** A message to be put into another. */
  message(id: MessageId, params: Record<string, Param>): Message {
    return { id, params };
  }

  /** A value as it stands in a sentence. */
  param(param: Param): string {
    return this.say('ui.as-is', { value: param });
  }

  /** "Fri, Nov 13, 2026" of epoch seconds. */
  day(time: number): string {
    return this.format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(
      time * 1000,
    );
  }

  /** "Nov 13". */
  shortDay(time: number): string {
    return this.format({ day: 'numeric', month: 'short' }).format(time * 1000);
  }

  /** The time of day. */
  time(time: number): string {
    return this.clock.format(time * 1000);
  }

  /** "6:00 – 12:00". */
  hours(start: number, end: number): string {
    return this.clock.formatRange(start * 1000, end * 1000);
  }

  /** "just now" under a minute, else "4 minutes ago"; both in epoch seconds. */
  ago(time: number, now: number): string {
    const age = now - time;
    return age < 60 ? this.say('ui.just-now') : this.translator.ago(age);
  }

  /** "in 26 minutes"; "now" when the time has come. */
  ahead(time: number, now: number): string {
    const left = time - now;
    return left < 60 ? this.say('ui.any-moment') : this.translator.ago(-left);
  }

  /** "Tuesday 24 November at 09:00". */
  weekdayAndTime(time: number): string {
    return this.format({
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
    }).format(time * 1000);
  }

  /** Only the time of day for today, else date and time. */
  moment(time: number, now: number): string {
    const day = (epoch: number) => new Date(epoch * 1000).toDateString();
    return day(time) === day(now) ? this.clock.format(time * 1000) : this.translator.date(time);
  }

  private format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(options);
    let format = this.formats.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(this.translator.locale, options);
      this.formats.set(key, format);
    }
    return format;
  }
}

const TextsContext = createContext<Texts | undefined>(undefined);

/** Gives the page its language; `system` asks the main process for the desktop's. */
export function TextsProvider(props: { fettle: IpcClient; language: LanguageChoice; children: ReactNode }) {
  const { fettle, language } = props;
  // Good enough until the answer is there: the page's own locale is normally the desktop's.
  const [systemLocale, setSystemLocale] = useState(() => navigator.language);
  useEffect(() => {
    let wanted = true;
    fettle.app.systemLanguage(undefined).then(
      (locale) => wanted && setSystemLocale(locale),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [fettle]);

  const texts = useMemo(() => {
    const spoken = language === 'system' ? languageOf(systemLocale) : language;
    const locale =
      languageOf(systemLocale) === spoken && systemLocale.startsWith(spoken) ? systemLocale : spoken;
    return new Texts(new Translator(spoken, locale));
  }, [language, systemLocale]);

  useEffect(() => {
    document.documentElement.lang = texts.translator.language;
  }, [texts]);

  return <TextsContext.Provider value={texts}>{props.children}</TextsContext.Provider>;
}

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('useTexts needs a TextsProvider');
  return texts;
}

/** Epoch seconds, renewed twice a minute so that "4 minutes ago" stays true, and at once when `since` changes. */
export function useNow(since: number): number {
  const [tick, setTick] = useState(() => Date.now() / 1000);
  useEffect(() => {
    const timer = setInterval(() => setTick(Date.now() / 1000), 30_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(tick, since);
}
