'use client';

import { useEffect, useState } from 'react';
import { type PromptRecord, recordOf } from '@/lib/authorship/prompt-record';
import type { CommentState } from '@/lib/authorship/side-states';
import type { PromptSession } from '../session/prompt-session';

export type WritingRecord = PromptRecord & { comments: CommentState[]; version: number };

/** Milliseconds of rest before marks are drawn anew, and how much longer than reading them took. */
const REST = 300;
const SHARE = 8;

/** The record as it was replayed in this page, a moment behind the text; null until it is there. */
export function useWritingRecord(session: PromptSession | null): WritingRecord | null {
  const [record, setRecord] = useState<WritingRecord | null>(null);
  useEffect(() => {
    if (!session) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown = -1;
    let rest = REST;
    const read = () => {
      timer = undefined;
      const { version, replay, state } = session.record;
      if (state === 'loading' || version === shown) return;
      shown = version;
      const begun = performance.now();
      setRecord({ ...recordOf(replay), comments: replay.comments(), version });
      rest = Math.max(REST, SHARE * (performance.now() - begun));
    };
    const look = () => {
      timer ??= setTimeout(read, rest);
    };
    const stop = session.subscribe(look);
    look();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [session]);
  return record;
}
