import type { ReactNode } from 'react';
import { getTheme } from '@/app/theme';
import { PlainShell } from '@/components/shell/plain-shell';

/** Pages that strangers see: one narrow sheet. */
export default async function OutsideLayout({ children }: { children: ReactNode }) {
  return <PlainShell theme={await getTheme()}>{children}</PlainShell>;
}
