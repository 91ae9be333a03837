import 'server-only';
import { headers } from 'next/headers';
import { cache } from 'react';
import type { Caller } from '@/lib/kernel/actor';
import { callerOfCookies } from './caller';

/** Who asks for this page or action; looked up once for each request. */
export const currentCaller = cache(
  async (): Promise<Caller> => callerOfCookies(new Headers(await headers())),
);
