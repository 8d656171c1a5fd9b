/** A piece of code to read and copy; wide lines scroll inside their own frame, which the keyboard reaches. */
export function Code({ label, children }: { label: string; children: string }) {
  return (
    <figure className="grid min-w-0 gap-1.5">
      <figcaption className="text-ui-sm font-medium text-muted">{label}</figcaption>
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard.
        tabIndex={0}
        className="overflow-x-auto rounded-lg border border-line bg-sunken"
      >
        <pre className="w-max p-3 font-mono text-xs leading-5" translate="no">
          {children}
        </pre>
      </section>
    </figure>
  );
}

/** A name of the API within a sentence. */
export function Name({ children }: { children: string }) {
  return (
    <code className="rounded-sm bg-sunken px-1 py-px font-mono text-[0.92em] wrap-anywhere" translate="no">
      {children}
    </code>
  );
}
