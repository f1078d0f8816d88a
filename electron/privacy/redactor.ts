import { allowOnly } from './allowList';
import { redactMetrics } from './perfdata';
import { joined, type Piece, takeOut } from './pieces';
import { type Person, redactPieces, redactText } from './redact';

/** What the policy says about redaction. */
export interface RedactionMode {
  redaction: 'standard' | 'allow-list' | 'off';
  /** Words of programs that may leave in the mode `allow-list`. */
  allow: readonly string[];
}

/** Takes out of everything that leaves what is not for others. */
export interface Redactor {
  /** Any text. */
  text(text: string): string;
  /** Words that are not Fettle's own: of programs, or from files. */
  foreign(text: string): string;
  /** All metrics of one result; `foreign` when their labels are not Fettle's own. */
  perfdata(metrics: readonly string[], foreign: boolean): string[];
  /** A text in pieces, so that what was taken out can be shown. */
  pieces(text: string, foreign: boolean): Piece[];
}

/** The redactor of one person, in the policy's mode. */
export function redactorFor(who: Person, { redaction, allow }: RedactionMode): Redactor {
  if (redaction === 'off') {
    const same = (text: string) => text;
    return { text: same, foreign: same, perfdata: (metrics) => [...metrics], pieces: (text) => [{ text }] };
  }
  const known = redaction === 'allow-list' ? [allowOnly(allow)] : [];
  const pieces = (text: string, foreign: boolean): Piece[] => {
    const standard = redactPieces(text, who);
    return foreign
      ? standard.flatMap((piece) => (piece.was === undefined ? takeOut(piece.text, known) : [piece]))
      : standard;
  };
  const text = (whole: string) => redactText(whole, who);
  const foreign = (words: string) => (known.length === 0 ? words : joined(pieces(words, true)));
  return {
    text,
    foreign,
    perfdata: (metrics, theirs) => redactMetrics(metrics, (label) => text(theirs ? foreign(label) : label)),
    pieces,
  };
}
