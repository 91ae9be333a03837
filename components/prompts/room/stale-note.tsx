'use client';

import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Banner } from '@/components/ui/banner';
import { changedPart } from './changed-part';
import { changedParts, type SealedPart, sealedParts } from './sealed-parts';
import { useSession, useSessionView } from './use-session';

/** Somebody wrote between the look and the freeze: what is different now, part by part. */
export function StaleNote({ before }: { before: readonly SealedPart[] }) {
  const t = useTranslations('prompts.freeze.stale');
  const session = useSession();
  useSessionView(session);
  const changes = changedParts(before, sealedParts(session)).map(({ key, gone, come }) => ({
    key,
    // A long text is told by what differs in it, a line beside it as a whole.
    ...((key.startsWith('field ') && changedPart(gone, come)) || { gone, come }),
  }));
  return (
    <Banner tone="warning" alert title={t('title')}>
      <p>{t('text')}</p>
      {changes.map(({ key, gone, come }) => (
        <dl key={key} className="mt-1 grid grid-cols-[auto_1fr] gap-x-3">
          <dt className="text-sm text-ink-2">{t('gone')}</dt>
          <dd className="min-w-0 font-serif wrap-anywhere">
            <SafeText text={gone || t('nothing')} lines />
          </dd>
          <dt className="text-sm text-ink-2">{t('come')}</dt>
          <dd className="min-w-0 font-serif wrap-anywhere">
            <SafeText text={come || t('nothing')} lines />
          </dd>
        </dl>
      ))}
    </Banner>
  );
}
