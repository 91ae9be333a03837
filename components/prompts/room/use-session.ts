'use client';

import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { browserFeed } from '../session/browser-feed';
import { deviceKey } from '../session/device-key';
import { BrowserKeep } from '../session/keep';
import { promptApi } from '../session/prompt-api';
import { PromptSession } from '../session/prompt-session';
import { OPENING, type SessionView } from '../session/session-view';

/** Opens a session for as long as the page stands. Null until the browser is ready for one. */
export function usePromptSession(
  caseId: string,
  promptId: string,
  account: string,
): PromptSession | null {
  const [session, setSession] = useState<PromptSession | null>(null);
  useEffect(() => {
    let ended = false;
    let opened: PromptSession | null = null;
    void (async () => {
      const keep = await BrowserKeep.open();
      const key = await deviceKey(keep, account);
      if (ended) return;
      const api = promptApi(caseId, promptId);
      const feed = browserFeed(account);
      opened = new PromptSession({ caseId, promptId, account, api, feed, keep, key });
      setSession(opened);
      await opened.open();
    })();
    const hide = () => opened?.flush();
    const online = () => opened?.retry();
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', hide);
    window.addEventListener('online', online);
    return () => {
      ended = true;
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', hide);
      window.removeEventListener('online', online);
      opened?.close();
    };
  }, [caseId, promptId, account]);
  return session;
}

const SessionContext = createContext<PromptSession | null>(null);

export const SessionProvider = SessionContext.Provider;

/** The session of the writing page. */
export function useSession(): PromptSession {
  const session = use(SessionContext);
  if (!session) throw new Error('outside the writing page');
  return session;
}

const nothing = () => () => {};

/** What a session shows, at each change. */
export function useSessionView(session: PromptSession | null): SessionView {
  return useSyncExternalStore(
    session?.subscribe ?? nothing,
    () => session?.view ?? OPENING,
    () => OPENING,
  );
}
