'use client';

import { useTranslations } from 'use-intl';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { FileSize } from '@/components/ui/file-size';
import { Time } from '@/components/ui/time';
import { SafeText } from '../safe-text';
import { visibleName } from '../visible-name';
import { useIntake, useQueue } from './intake-provider';
import { Picker } from './pickers';

/** Uploads in parts that a reload or a closed tab interrupted; the same file goes on. */
export function KeptList() {
  const t = useTranslations('exhibits.intake.kept');
  const { intake } = useIntake();
  const { items } = useQueue();
  const here = new Set(items.map((item) => item.sha256));
  const kept = (intake?.kept.all() ?? []).filter((upload) => !here.has(upload.sha256));
  if (kept.length === 0) return null;
  return (
    <Banner title={t('title')}>
      <p>{t('text')}</p>
      <ul className="mt-2 grid gap-2">
        {kept.map(({ sha256, name, bytes, at }) => (
          <li key={sha256} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="font-medium">
              <SafeText text={name} />
            </span>
            <span className="text-sm text-ink-2">
              <FileSize bytes={bytes} /> ·{' '}
              <Time at={new Date(at).toISOString()} precision="minute" />
            </span>
            <span className="flex gap-1">
              <Picker
                label={t('choose')}
                name={t('chooseOf', { name: visibleName(name) })}
                small
                input={{}}
              />
              <Button
                size="small"
                variant="quiet"
                aria-label={t('forgetOf', { name: visibleName(name) })}
                onClick={() => intake?.forget(sha256)}
              >
                {t('forget')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
