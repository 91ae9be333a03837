'use client';

import { ErrorState } from '@/components/shell/error-state';

/** The room failed; the case around it stands. */
export default function ImportError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <ErrorState reference={error.digest} onRetry={reset} level={2} />;
}
