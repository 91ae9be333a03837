'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

export type ScrollRegionProps = {
  /** Name of the region, for screen readers. */
  label: string;
  narrow: 'stack' | 'scroll';
  children: ReactNode;
};

/** Frame of a table. Where the table is wider than the frame it can be scrolled by keyboard too. */
export function ScrollRegion({ label, narrow, children }: ScrollRegionProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);

  useEffect(() => {
    const frame = ref.current;
    if (!frame || narrow !== 'scroll') return;
    const watch = new ResizeObserver(() => {
      setScrolls(
        frame.scrollWidth > frame.clientWidth + 1 && getComputedStyle(frame).overflowX === 'auto',
      );
    });
    watch.observe(frame);
    return () => watch.disconnect();
  }, [narrow]);

  return (
    <div
      ref={ref}
      className="table-frame"
      data-narrow={narrow}
      {...(scrolls && { role: 'region', 'aria-label': label, tabIndex: 0 })}
    >
      {children}
    </div>
  );
}
