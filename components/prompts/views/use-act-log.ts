'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { promptApi } from '@/components/prompts/session/prompt-api';
import { ActLog } from '@/lib/authorship/bursts';

/** Logs up to this size are read without being asked to: a few hundred kilobytes. */
export const READ_UNASKED = 5000;

export type ReadLog = {
  /** Bursts, minutes and flags; undefined until the whole log was read. */
  log: ActLog | undefined;
  /** Operations read so far while reading; null otherwise. */
  reading: number | null;
  failed: boolean;
  read: () => void;
};

/**
 * Reads the log for its bursts, in this browser: at once where it is short, else when asked.
 * Nothing but bursts, minutes and flags is kept of it.
 */
export function useActLog(caseId: string, promptId: string, size: number): ReadLog {
  const [log, setLog] = useState<ActLog>();
  const [reading, setReading] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const ended = useRef(false);

  const read = useCallback(() => {
    const api = promptApi(caseId, promptId);
    const made = new ActLog();
    setFailed(false);
    setReading(0);
    const run = async () => {
      for (let next = 0; next < size && !ended.current; ) {
        const operations = await api.operations(next);
        for (const operation of operations) made.push(operation);
        next += operations.length;
        if (operations.length === 0) break;
        if (!ended.current) setReading(next);
      }
      if (!ended.current) setLog(made);
    };
    run()
      .catch(() => setFailed(true))
      .finally(() => setReading(null));
  }, [caseId, promptId, size]);

  useEffect(() => {
    ended.current = false;
    if (size <= READ_UNASKED) read();
    return () => {
      ended.current = true;
    };
  }, [read, size]);

  return { log, reading, failed, read };
}
