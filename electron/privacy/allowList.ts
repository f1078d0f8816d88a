import type { Piece, Step } from './pieces';

/** A number with or without unit, a share, a range of numbers: what figures in a finding look like. */
const figure = /^[<>=~+-]?\d+(?:[.,:]\d+){0,2}(?:%|[a-z\u00b5]{1,3}(?:\/s)?)?$/iu;
const stateWords = ['ok', 'warning', 'critical', 'unknown'];

/** Lets figures, the names of states and the given words through; any other words in a row become one `[text]`. */
export function allowOnly(allowed: readonly string[]): Step {
  const known = new Set([...stateWords, ...allowed].map((word) => word.toLowerCase()));
  return (text) => {
    const pieces: Piece[] = [];
    for (const token of text.split(/([\s,;:()|"']+)/)) {
      const bare = token.replace(/[.!?-]+$/u, '');
      const passes =
        bare === '' || /^[\s,;:()|"']+$/.test(token) || figure.test(bare) || known.has(bare.toLowerCase());
      const last = pieces.at(-1);
      const before = pieces.at(-2);
      if (passes) pieces.push({ text: token });
      else if (last && before?.was !== undefined && /^[\s,;:()|"']*$/.test(last.text)) {
        before.was += last.text + token;
        pieces.pop();
      } else pieces.push({ text: '[text]', was: token });
    }
    return pieces.filter((piece) => piece.text !== '');
  };
}
