'use client';

import type { MouseEvent, ReactNode } from 'react';

/**
 * Links inside load their page anew. The window that takes pictures keeps the tie to the page that
 * opened it; what is loaded anew comes with the headers of every other page, which cut it.
 */
export function HardLinks({ children }: { children: ReactNode }) {
  function follow(event: MouseEvent) {
    const link = (event.target as Element).closest('a[href]');
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
    if (!(link instanceof HTMLAnchorElement) || link.target !== '' || !isPlain) return;
    if (link.hash !== '' && link.pathname === location.pathname) return;
    event.preventDefault();
    location.assign(link.href);
  }
  return (
    // A key on a link comes as a click too.
    <div onClickCapture={follow}>{children}</div>
  );
}
