'use client';

import { useState } from 'react';
import { type Accepted, NotRecorded } from '../session/outgoing';
import type { Statement } from '../session/session-parts';
import { useSession } from './use-session';

/** Puts statements on record and says how it went: the code of a refusal, or null. */
export function useStatement() {
  const session = useSession();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  async function state(...bodies: Statement[]): Promise<Accepted | null> {
    setPending(true);
    setRefusal(null);
    try {
      let last: Accepted | null = null;
      for (const body of bodies) last = await session.state(body);
      return last;
    } catch (error) {
      setRefusal(error instanceof NotRecorded ? error.code : 'stopped');
      return null;
    } finally {
      setPending(false);
    }
  }
  return { state, pending, refusal, clear: () => setRefusal(null) };
}
