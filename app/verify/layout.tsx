import type { ReactNode } from 'react';
import { getTheme } from '@/app/theme';
import { PlainShell } from '@/components/shell/plain-shell';

/** For anybody: no account is asked for. */
export default async function VerifyLayout({ children }: { children: ReactNode }) {
  return (
    <PlainShell theme={await getTheme()} width="page">
      {children}
    </PlainShell>
  );
}
