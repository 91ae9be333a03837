'use client';

import { useEffect, useState } from 'react';
import type { ExhibitDetail } from '@/lib/exhibits/dto';
import { uprightSize } from './upright-size';

/** A working copy to draw on, with the pixels of its original as they are shown. */
export type Picture = { src: string; size: { width: number; height: number } };

/** Copies are made after the file came: how often they are asked for, and how long apart. */
const MOST_LOOKS = 60;
const PAUSE_MS = 1_000;

/** The picture of an exhibit, if it has one; nothing where it is no picture or has no pixels. */
export function pictureOf({ look, width, height }: ExhibitDetail): Picture | null {
  if (look.kind !== 'image' || !width || !height) return null;
  return { src: look.url, size: uprightSize({ width, height }, look) };
}

async function look(address: string, signal: AbortSignal): Promise<Picture | null> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const response = await fetch(address, { cache: 'no-store', signal });
    if (!response.ok) return null;
    // Our own API.
    const detail = (await response.json()) as ExhibitDetail;
    if (detail.look.kind !== 'pending') return pictureOf(detail);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (signal.aborted) return null;
  }
  return null;
}

/** The picture of an exhibit, waited for while its copy is being made; null where there is none. */
export function usePicture(caseId: string, exhibitId: string | null): Picture | 'waiting' | null {
  const [found, setFound] = useState<{ id: string; picture: Picture | null } | null>(null);
  useEffect(() => {
    if (exhibitId === null) return;
    const stop = new AbortController();
    const show = (picture: Picture | null) => {
      if (!stop.signal.aborted) setFound({ id: exhibitId, picture });
    };
    look(`/api/v1/cases/${caseId}/exhibits/${exhibitId}`, stop.signal).then(show, () => show(null));
    return () => stop.abort();
  }, [caseId, exhibitId]);
  if (exhibitId === null) return null;
  return found?.id === exhibitId ? found.picture : 'waiting';
}
