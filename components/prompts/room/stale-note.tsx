'use client';

import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Banner } from '@/components/ui/banner';
import { changedPart } from './changed-part';
import { useSession, useSessionView } from './use-session';

/** Somebody wrote between the look and the freeze: what is different now, field by field. */
export function StaleNote({ before }: { before: ReadonlyMap<string, string> }) {
  const t = useTranslations('prompts.freeze.stale');
  const session = useSession();
  useSessionView(session);
  const changes = [...before].flatMap(([field, text]) => {
    const change = changedPart(text, session.text(field).toString());
    return change ? [{ field, ...change }] : [];
  });
  return (
    <Banner tone="warning" alert title={t('title')}>
      <p>{t('text')}</p>
      {changes.map(({ field, gone, come }) => (
        <dl key={field} className="mt-1 grid grid-cols-[auto_1fr] gap-x-3">
          <dt className="text-sm text-ink-2">{t('gone')}</dt>
          <dd className="font-serif">
            <SafeText text={gone} lines />
          </dd>
          <dt className="text-sm text-ink-2">{t('come')}</dt>
          <dd className="font-serif">
            <SafeText text={come} lines />
          </dd>
        </dl>
      ))}
    </Banner>
  );
}
