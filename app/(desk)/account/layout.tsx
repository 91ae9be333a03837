import type { ReactNode } from 'react';
import { Desk } from '../desk';

/** One's own account, on the desk of the workspace visited last. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return <Desk>{children}</Desk>;
}
