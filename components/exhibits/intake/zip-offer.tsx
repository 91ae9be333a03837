'use client';

import { FileArchive } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { formatter } from '@/lib/i18n/format';
import { ZIP_LIMITS } from '@/lib/proof/open-zip/zip-listing';
import { useIntake } from './intake-provider';
import type { ZipState } from './queue';

const UNUSABLE = ['not-zip', 'damaged', 'limit', 'bomb'] as const;

/** An archive among the files: it is kept as it is, and its members can become exhibits, too. */
export function ZipOffer({ zip, itemKey }: { zip: ZipState; itemKey: string }) {
  const t = useTranslations('exhibits.intake.zip');
  const { intake } = useIntake();
  const format = formatter(useLocale());
  if (zip.state === 'looking') return <Line>{t('looking')}</Line>;
  if (zip.state === 'unusable') {
    const reason = UNUSABLE.find((name) => name === zip.reason);
    return (
      <Line>
        {reason === undefined
          ? t('unusable.other')
          : t(`unusable.${reason}`, {
              members: format.count(ZIP_LIMITS.members),
              size: format.bytes(ZIP_LIMITS.bytes),
            })}
      </Line>
    );
  }
  const { members, bytes, closed, system } = zip.listing;
  const count = { count: members.length, text: format.count(members.length) };
  return (
    <Line>
      <p>
        {zip.state === 'opened'
          ? t('opened', count)
          : t('offer', { ...count, size: format.bytes(bytes) })}
      </p>
      {closed.length > 0 && (
        <p className="text-ink-2">
          {t('closed', { count: closed.length, text: format.count(closed.length) })}
        </p>
      )}
      {system > 0 && (
        <p className="text-ink-2">{t('system', { count: system, text: format.count(system) })}</p>
      )}
      {zip.state === 'offered' && (
        <div className="mt-1 flex flex-wrap gap-2">
          {members.length > 0 && (
            <Button size="small" onClick={() => intake?.openZip(itemKey)}>
              {t('open')}
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={() => intake?.leaveZip(itemKey)}>
            {t('leave')}
          </Button>
        </div>
      )}
    </Line>
  );
}

function Line({ children }: { children: ReactNode }) {
  return (
    <div className="flex gap-1.5 text-sm">
      <FileArchive aria-hidden className="mt-0.75 size-3.5 shrink-0 text-ink-2" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
