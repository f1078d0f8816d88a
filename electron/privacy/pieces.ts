/** A part of a text: as it was, or, with `was`, what stands in place of something that must not leave. */
export interface Piece {
  text: string;
  was?: string;
}

/** Looks at a part that is still as it was, and takes out what it knows. */
export type Step = (text: string) => Piece[];

/** What redaction writes; such a word in a text is never looked into again. */
const placeholders =
  /(\[(?:user|name|home|host|e-mail|address|credentials|serial|text|\d+ packages?|package)\])/;

/** Takes the steps one after the other; each sees only what earlier ones left. */
export function takeOut(text: string, steps: readonly Step[]): Piece[] {
  return steps.reduce<Piece[]>(
    (pieces, step) =>
      pieces.flatMap((piece) => (piece.was === undefined ? aroundPlaceholders(piece.text, step) : [piece])),
    [{ text }],
  );
}

/** The text that leaves. */
export function joined(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** A step that puts a placeholder for every match; what its groups `before` and `after` match stays. */
export function replacing(pattern: RegExp, placeholder: string | ((match: string) => string)): Step {
  return (text) => {
    const pieces: Piece[] = [];
    let end = 0;
    for (const match of text.matchAll(pattern)) {
      const { before = '', after = '' } = match.groups ?? {};
      const was = match[0].slice(before.length, match[0].length - after.length);
      const stands = typeof placeholder === 'string' ? placeholder : placeholder(was);
      pieces.push({ text: text.slice(end, match.index) + before }, { text: stands, was });
      end = match.index + match[0].length - after.length;
    }
    return [...pieces, { text: text.slice(end) }].filter((piece) => piece.text !== '');
  };
}

/** Somebody may be called "user" or "home": what an earlier redaction wrote stays. */
function aroundPlaceholders(text: string, step: Step): Piece[] {
  return text
    .split(placeholders)
    .flatMap((part, index) => (index % 2 === 1 ? [{ text: part }] : step(part)))
    .filter((piece) => piece.text !== '');
}
