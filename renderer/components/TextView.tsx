/** A long text that scrolls in its own frame; `labelledBy` is the id of its heading. */
export function TextView({ text, labelledBy }: { text: string; labelledBy: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what can be filled in
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <div className="text-view" role="group" tabIndex={0} aria-labelledby={labelledBy}>
      <pre>{text}</pre>
    </div>
  );
}
