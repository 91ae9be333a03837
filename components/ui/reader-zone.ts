'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};
const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const atServer = () => 'UTC';

/**
 * The reader's time zone (IANA name). UTC on the server and while the page comes alive, so that
 * both render the same text; the reader's own directly after.
 */
export function useReaderZone(): string {
  return useSyncExternalStore(never, here, atServer);
}
