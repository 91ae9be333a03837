'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { failureText, fieldText } from '@/lib/i18n/failure-text';
import type { Failure } from './failure';

const PROBLEMS = [
  'offline',
  'store_unreachable',
  'store_refused_bytes',
  'file_unreadable',
  'file_changed',
  'hashing_failed',
  'archive_damaged',
  'archive_not_admitted',
  'idempotency_unknown',
] as const;

const FIELDS = [
  'fileName',
  'happenedAt',
  'supplierId',
  'bytes',
  'issuer',
  'issuedBy',
  'verification',
] as const;

/** What happened to a file, what was kept, what to do, and the reference in the server's log. */
export function FailureLine({ failure }: { failure: Failure }) {
  const t = useTranslations('exhibits.intake');
  const errors = useTranslations('errors');
  const problem = PROBLEMS.find((name) => name === failure.reason);
  const said = problem
    ? t(`problem.${problem}`)
    : failure.code === 'INTERNAL' && failure.ref === null
      ? t('problem.other')
      : failureText(errors, failure).text;
  const fields = Object.entries(failure.fields ?? {}).map(([path, key]) => {
    const field = FIELDS.find((name) => name === path) ?? 'other';
    return t('fieldProblem', { field: t(`field.${field}`), text: fieldText(errors, key) });
  });
  return (
    <div className="flex gap-1.5 text-sm">
      <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0 text-seal" />
      <div className="min-w-0">
        <p>{[...fields, said].join(' ')}</p>
        {failure.code === 'UNAUTHENTICATED' && (
          <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
            {t('signIn')}
          </a>
        )}
        <p className="font-mono text-xs text-ink-2">
          {failure.ref === null ? t('noReference') : t('reference', { ref: failure.ref })}
        </p>
      </div>
    </div>
  );
}
