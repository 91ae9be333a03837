'use client';

import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';

const STOPS = 'a[href], button, input, select, textarea, [tabindex]';

const rowsOf = (body: HTMLElement) => [...body.querySelectorAll<HTMLElement>(':scope > tr')];
const stopsOf = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>(STOPS)];

/** Leaves the keyboard only the stops of one row; the others wait for the arrows. */
function keepOnly(rows: HTMLElement[], current: HTMLElement | undefined): void {
  for (const row of rows) {
    for (const stop of stopsOf(row)) {
      if (row === current) stop.tabIndex = 0;
      else stop.tabIndex = -1;
    }
  }
}

/**
 * Body of a table whose rows share one stop of the keyboard: Tab enters the row last visited,
 * arrows move to the same stop of the next row, Home and End to the first and last row.
 */
export function RovingBody({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLTableSectionElement>(null);
  const current = useRef(0);

  // After every render, since rows come and go.
  useLayoutEffect(() => {
    const rows = ref.current ? rowsOf(ref.current) : [];
    current.current = Math.min(current.current, Math.max(rows.length - 1, 0));
    keepOnly(rows, rows[current.current]);
  });

  function visit(row: HTMLElement | null): HTMLElement[] {
    const rows = ref.current ? rowsOf(ref.current) : [];
    const index = row ? rows.indexOf(row) : -1;
    if (index < 0) return [];
    current.current = index;
    keepOnly(rows, rows[index]);
    return rows[index] ? stopsOf(rows[index]) : [];
  }

  function move(event: KeyboardEvent<HTMLElement>) {
    const target = event.target;
    if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    // Fields keep their own arrows.
    if (target.matches('input, select, textarea, [contenteditable="true"]')) return;
    const row = target.closest('tr');
    const rows = ref.current ? rowsOf(ref.current) : [];
    if (!row) return;
    const at = rows.indexOf(row);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const next = to === undefined ? undefined : rows[to];
    if (!next) return;
    event.preventDefault();
    const column = stopsOf(row).indexOf(target);
    const stops = visit(next);
    (stops[column] ?? stops[0])?.focus();
  }

  return (
    <tbody
      ref={ref}
      {...{ role: 'rowgroup' }}
      onKeyDown={move}
      onFocus={(event) => visit(event.target.closest('tr'))}
    >
      {children}
    </tbody>
  );
}
