'use client';

import { useEffect, useRef, useState } from 'react';

/** As much of an exhibit as is needed to know it by. */
export type PickedExhibit = { id: string; number: number; title: string; fileName: string };

/** A page of exhibits; `next` is the number to go on after. */
export type ExhibitPage<E extends PickedExhibit = PickedExhibit> = {
  exhibits: E[];
  next: number | null;
};

/** Milliseconds of rest after which what was typed is looked for. */
const REST = 250;

const PAGE = 50;

/** The exhibits of a case by words, page by page, from our API. The first page is given. */
export function useExhibitSearch<E extends PickedExhibit>(caseId: string, first: ExhibitPage<E>) {
  const [words, setWords] = useState('');
  const [page, setPage] = useState(first);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Only the answer to the last question counts.
  const asking = useRef<AbortController>(undefined);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      asking.current?.abort();
    },
    [],
  );

  async function look(search: string, after: number | null, before: E[]) {
    asking.current?.abort();
    const stop = new AbortController();
    asking.current = stop;
    setBusy(true);
    const query = new URLSearchParams({ limit: String(PAGE) });
    if (search.trim()) query.set('search', search.trim());
    if (after !== null) query.set('after', String(after));
    try {
      const address = `/api/v1/cases/${caseId}/exhibits?${query}`;
      const response = await fetch(address, { cache: 'no-store', signal: stop.signal });
      if (!response.ok) throw new Error(String(response.status));
      // Our own API, which answers with more than is needed here.
      const found = (await response.json()) as ExhibitPage<E>;
      setPage({ exhibits: [...before, ...found.exhibits], next: found.next });
      setFailed(false);
    } catch {
      if (stop.signal.aborted) return;
      setFailed(true);
    }
    setBusy(false);
  }

  return {
    words,
    page,
    busy,
    failed,
    find(next: string) {
      setWords(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void look(next, null, []), REST);
    },
    more() {
      void look(words, page.next, page.exhibits);
    },
  };
}
