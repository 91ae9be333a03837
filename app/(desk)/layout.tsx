import type { ReactNode } from 'react';
import { loadMe } from '@/lib/accounts/loaders';
import { load } from '@/lib/door/perform';

/** Everything behind sign-in. Pages ask for themselves again; a layout is not asked each time. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  await load(loadMe, {});
  return children;
}
