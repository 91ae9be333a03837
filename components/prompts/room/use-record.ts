'use client';

import { useEffect, useState } from 'react';
import { type PromptRecord, recordOf } from '@/lib/authorship/prompt-record';
import type { CommentState } from '@/lib/authorship/side-states';
import type { PromptSession } from '../session/prompt-session';

export type WritingRecord = PromptRecord & { comments: CommentState[]; version: number };

/** Milliseconds of rest before marks are drawn anew: reading them off takes a moment. */
const REST = 300;

/** The record as it was replayed in this page, a moment behind the text; null until it is there. */
export function useWritingRecord(session: PromptSession | null): WritingRecord | null {
  const [record, setRecord] = useState<WritingRecord | null>(null);
  useEffect(() => {
    if (!session) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown = -1;
    const read = () => {
      timer = undefined;
      const { version, replay, state } = session.record;
      if (state === 'loading' || version === shown) return;
      shown = version;
      setRecord({ ...recordOf(replay), comments: replay.comments(), version });
    };
    const look = () => {
      timer ??= setTimeout(read, REST);
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
