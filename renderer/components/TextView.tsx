/** A long text that scrolls in its own frame; `labelledBy` is the id of its heading. */
export function TextView({ text, labelledBy }: { text: string; labelledBy: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className="text-view" tabIndex={0} aria-labelledby={labelledBy}>
      <pre>{text}</pre>
    </section>
  );
}
