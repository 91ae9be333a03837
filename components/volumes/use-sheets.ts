'use client';

import { useEffect, useRef, useState } from 'react';
import { askCase } from '@/components/exhibits/intake/case-api';
import { FailureError } from '@/components/exhibits/intake/failure';
import type { ExhibitSheet } from '@/lib/volumes/dto';
import type { SheetRefusal } from '@/lib/volumes/model';
import type { MarkedSheet } from './area-marks';

/** The PDF whose pages are drawn. */
export type SheetSource = { caseId: string; exhibit: string; version: number };

/** A page and how many there are, or why no page of the file is drawn. */
export type AskedSheet =
  | { ok: true; sheet: MarkedSheet & { page: number }; pages: number }
  | { ok: false; reason: SheetRefusal };

/** A page on its way, a question without an answer, or what was answered. */
export type SheetState = 'drawing' | 'failed' | AskedSheet;

/** Pages kept for turning back; each takes some hundred kilobytes. */
const KEPT = 12;
/** Milliseconds a page stays open before it is asked for: who leafs through asks for none in between. */
const REST = 200;

/** One page as it is drawn. Throws a FailureError where there was no answer. */
export async function askSheet(
  { caseId, exhibit, version }: SheetSource,
  page: number,
  signal?: AbortSignal,
): Promise<AskedSheet> {
  const path = `${caseId}/exhibits/${exhibit}/sheets/${page}?version=${version}`;
  const { data } = await askCase<ExhibitSheet>(path, signal ? { signal } : {});
  if (!data.drawn) return { ok: false, reason: data.reason };
  const { width, height, picture, pages } = data;
  const src = `data:image/webp;base64,${picture}`;
  return { ok: true, sheet: { page, src, size: { width, height } }, pages };
}

/** The page that is open, what of it is there, and how to open another; drawn on demand, one at a time. */
export function useSheets(source: SheetSource, first: AskedSheet & { ok: true }) {
  const [page, setPage] = useState(first.sheet.page);
  const [state, setState] = useState<SheetState>(first);
  const kept = useRef(new Map<number, AskedSheet>([[first.sheet.page, first]]));
  // Only the answer to the last question counts.
  const asking = useRef<AbortController>(undefined);

  async function turn(to: number) {
    asking.current?.abort();
    const stop = new AbortController();
    asking.current = stop;
    setPage(to);
    const known = kept.current.get(to);
    setState(known ?? 'drawing');
    if (known) return;
    try {
      await new Promise((resolve) => setTimeout(resolve, REST));
      stop.signal.throwIfAborted();
      const asked = await askSheet(source, to, stop.signal);
      keep(kept.current, to, asked);
      if (!stop.signal.aborted) setState(asked);
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!(error instanceof FailureError)) throw error;
      setState('failed');
    }
  }

  useEffect(() => () => asking.current?.abort(), []);
  return { page, state, turn };
}

function keep(kept: Map<number, AskedSheet>, page: number, asked: AskedSheet): void {
  kept.set(page, asked);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}
