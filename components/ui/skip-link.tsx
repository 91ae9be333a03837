import type { ReactNode } from 'react';

/** First stop of the keyboard on each page: leads past the furniture to `#main`. */
export function SkipLink({ children }: { children: ReactNode }) {
  return (
    <a
      href="#main"
      className="screen-only sr-only bg-action text-on-action focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-sm focus:px-4 focus:py-2"
    >
      {children}
    </a>
  );
}
