import { NotFound } from '@/components/shell/not-found';
import { PlainShell } from '@/components/shell/plain-shell';
import { getTheme } from './theme';

/** Absent or not visible. */
export default async function NotFoundPage() {
  return (
    <PlainShell theme={await getTheme()} width="page">
      <NotFound />
    </PlainShell>
  );
}
