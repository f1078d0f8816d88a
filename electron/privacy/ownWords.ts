import type { Translator } from '../../shared/i18n';
import { type Message, withTexts } from '../../shared/message';
import type { Piece } from './pieces';
import type { Redactor } from './redactor';

/** Noncharacters: no text holds them, and no rule of redaction takes them for letters. */
const open = '\ufdd0';
const close = '\ufdd1';

/** Parameters that hold names of Fettle's own table or of the system's maker: `Fedora Linux 41` says nothing about a person. */
const ownNames = new Set(['system', 'tool']);

interface Span {
  text: string;
  /** A stranger's words: of a program, a file or the policy. */
  foreign: boolean;
}

/**
 * A sentence in pieces, without what must not leave. Fettle's own words, dates and figures stay whatever the person is called; a
 * stranger's words, which are its parameters, are looked at in themselves and with the words around them.
 */
export function renderedPieces(message: Message, translator: Translator, redact: Redactor): Piece[] {
  return spansPieces(spansOf(translator.render(marked(message, translator))), redact);
}

/** Words that are a stranger's altogether. */
export function foreignPieces(text: string, redact: Redactor): Piece[] {
  return redact.pieces(text, true);
}

/** What only chooses a form of the text must reach the translator as it is. */
function marked(message: Message, translator: Translator): Message {
  const nested = (one: Message): Message => {
    const choosers = translator.choosers(one);
    const params = Object.entries(one.params ?? {}).map(([name, param]) => {
      if (choosers.has(name) || ownNames.has(name)) return [name, param] as const;
      if (typeof param === 'object' && 'message' in param)
        return [name, { message: nested(param.message) }] as const;
      const inside = withTexts({ id: one.id, params: { [name]: param } }, mark).params?.[name] ?? param;
      return [name, inside] as const;
    });
    return one.params ? { id: one.id, params: Object.fromEntries(params) } : one;
  };
  return nested(message);
}

function mark(text: string): string {
  return open + text.replaceAll(open, '').replaceAll(close, '') + close;
}

function spansOf(text: string): Span[] {
  return text
    .split(open)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, foreign: false }];
      const [inside = '', outside = ''] = part.split(close);
      return [
        { text: inside, foreign: true },
        { text: outside, foreign: false },
      ];
    })
    .filter((span) => span.text !== '');
}

/** First the whole sentence: some words are known by those before them. What only Fettle said is put back. */
function spansPieces(spans: readonly Span[], redact: Redactor): Piece[] {
  let at = 0;
  return redact.pieces(spans.map(({ text }) => text).join(''), false).flatMap((piece): Piece[] => {
    const text = piece.was ?? piece.text;
    const inside = within(spans, at, at + text.length);
    at += text.length;
    if (piece.was === undefined)
      return inside.flatMap((span) =>
        span.foreign ? redact.pieces(span.text, true) : [{ text: span.text }],
      );
    return inside.some(({ foreign }) => foreign) ? [piece] : [{ text }];
  });
}

/** The parts of the spans between two places of the whole text. */
function within(spans: readonly Span[], start: number, end: number): Span[] {
  let at = 0;
  return spans.flatMap(({ text, foreign }) => {
    const part = text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += text.length;
    return part === '' ? [] : [{ text: part, foreign }];
  });
}
