import { NoPermission } from '@/components/shell/no-permission';
import { PlainShell } from '@/components/shell/plain-shell';
import { getTheme } from './theme';

/** Known and not allowed. */
export default async function ForbiddenPage() {
  return (
    <PlainShell theme={await getTheme()} width="page">
      <NoPermission />
    </PlainShell>
  );
}
