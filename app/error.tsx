'use client';

import { ErrorState } from '@/components/shell/error-state';

/** A failure nobody foresaw; the digest finds it in the server's log. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-[64rem] px-4">
      <ErrorState reference={error.digest} onRetry={reset} />
    </main>
  );
}
