/**
 * The sign: one sheet cut in two along a toothed line, as a chirograph was, each party keeping
 * the half that only fits the other. Drawn in the ink around it.
 */
export function Sign({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className={className}>
      <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round">
        <path d="M6 4h20v9.5l-3.3 3-3.4-3-3.3 3-3.3-3-3.4 3-3.3-3z" />
        <path d="M6 28h20v-9.5l-3.3 3-3.4-3-3.3 3-3.3-3-3.4 3-3.3-3z" />
      </g>
    </svg>
  );
}

/** The sign and the name. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 font-serif text-lg font-semibold">
      <Sign className="size-6 text-action" />
      Chirograph
    </span>
  );
}
