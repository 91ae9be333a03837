'use client';

import { useEffect, useState } from 'react';
import { pictureOf } from '@/components/exhibits/use-picture';
import type { Size } from '@/components/making/region-geometry';
import type { NamedRecord } from '@/lib/desk/dto';
import type { ExhibitDetail } from '@/lib/exhibits/dto';
import { originalOf } from './text-place';

/** How a place in a record can be shown and pointed at. */
export type RecordView =
  | { kind: 'loading' }
  | { kind: 'none' }
  | { kind: 'picture'; src: string; size: Size }
  | { kind: 'pages' }
  | { kind: 'text'; text: string };

async function answerOf(address: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, { cache: 'no-store', signal });
  if (!response.ok) throw new Error(String(response.status));
  return response;
}

/** The positive text of a frozen revision, of which spans are counted. */
async function revisionView(room: string, id: string, signal: AbortSignal): Promise<RecordView> {
  const [prompt, revision] = id.split('/');
  const response = await answerOf(`${room}/prompts/${prompt}/revisions/${revision}`, signal);
  // Our own API; the frozen document is JSON (docs/formats/prompt.md §4).
  const { document } = (await response.json()) as { document: string };
  const { fields } = JSON.parse(document) as { fields: { role: string; text: string }[] };
  const text = fields.find(({ role }) => role === 'positive')?.text ?? '';
  return text === '' ? { kind: 'none' } : { kind: 'text', text };
}

async function exhibitView(room: string, id: string, signal: AbortSignal): Promise<RecordView> {
  const response = await answerOf(`${room}/exhibits/${id}`, signal);
  // Our own API.
  const detail = (await response.json()) as ExhibitDetail;
  const { look, bytes } = detail;
  switch (look.kind) {
    case 'image': {
      const picture = pictureOf(detail);
      return picture ? { kind: 'picture', ...picture } : { kind: 'none' };
    }
    case 'pages':
      return { kind: 'pages' };
    case 'text': {
      const text = originalOf(await (await answerOf(look.url, signal)).text(), bytes);
      return text ? { kind: 'text', text } : { kind: 'none' };
    }
    default:
      return { kind: 'none' };
  }
}

/** What can be pointed at in a record; nothing where it has no places of its own. */
export function useRecordView(caseId: string, { kind, id }: NamedRecord): RecordView {
  const [view, setView] = useState<RecordView>({ kind: 'loading' });

  useEffect(() => {
    const stop = new AbortController();
    const room = `/api/v1/cases/${caseId}`;
    setView({ kind: 'loading' });
    const asking: Promise<RecordView> =
      kind === 'exhibit'
        ? exhibitView(room, id, stop.signal)
        : kind === 'revision'
          ? revisionView(room, id, stop.signal)
          : Promise.resolve({ kind: 'none' });
    asking
      .then((found) => {
        if (!stop.signal.aborted) setView(found);
      })
      .catch(() => {
        if (!stop.signal.aborted) setView({ kind: 'none' });
      });
    return () => stop.abort();
  }, [caseId, kind, id]);

  return view;
}
