import { Stamp } from 'lucide-react';
import type { ReactNode } from 'react';

/** The line a sealed case ends in: after it no act is recorded. */
export function SealLine({ children }: { children: ReactNode }) {
  return (
    <p className="seal-line text-sm font-medium">
      <span className="inline-flex max-w-[80%] items-center gap-2 text-center">
        <Stamp aria-hidden className="size-4 shrink-0" />
        <span>{children}</span>
      </span>
    </p>
  );
}
