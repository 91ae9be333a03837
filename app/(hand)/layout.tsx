import type { ReactNode } from 'react';
import { getTheme } from '@/app/theme';
import { HardLinks } from '@/components/imports/from-page/hard-links';
import { PlainShell } from '@/components/shell/plain-shell';
import { loadMe } from '@/lib/accounts/loaders';
import { load } from '@/lib/door/perform';

/**
 * Windows that a page elsewhere opened and goes on talking to: behind sign-in, without the desk, so
 * that nobody walks through the rooms in one.
 */
export default async function HandLayout({ children }: { children: ReactNode }) {
  const [theme] = await Promise.all([getTheme(), load(loadMe, {})]);
  return (
    <HardLinks>
      <PlainShell theme={theme} width="page">
        {children}
      </PlainShell>
    </HardLinks>
  );
}
