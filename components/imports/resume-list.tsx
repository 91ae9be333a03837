'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { type Failure, FailureError } from '@/components/exhibits/intake/failure';
import { FailureLine } from '@/components/exhibits/intake/failure-line';
import type { Picked } from '@/components/exhibits/intake/new-items';
import { visibleName } from '@/components/exhibits/visible-name';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import { formatter } from '@/lib/i18n/format';
import type { ImportItem } from '@/lib/imports/dto';
import { importApi } from './import-api';
import { useImport, useProgress } from './import-provider';
import { FilesButton } from './import-start';
import { isAtWork } from './progress-state';

/** Said where an import from before this was kept is gone on with. */
const NOTHING_SAID = { source: '', licence: '', supplierId: null, recreation: false };

/** Imports of this person that a reload or a lost connection interrupted. */
export function ResumeList({ imports }: { imports: readonly ImportItem[] }) {
  const progress = useProgress();
  if (isAtWork(progress)) return null;
  return (
    <div className="mb-8 grid gap-3 empty:hidden">
      {imports.map((one) => (
        <Resume key={one.id} one={one} />
      ))}
    </div>
  );
}

function Resume({ one }: { one: ImportItem }) {
  const t = useTranslations('imports.resume');
  const format = formatter(useLocale());
  const { engine, caseId } = useImport();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const router = useRouter();
  const label = visibleName(one.label);
  const { counts, files, createdAt, archive } = one;
  const said = one.common ?? NOTHING_SAID;
  const settled = counts.admitted + counts.known + counts.refused;

  async function work(act: () => Promise<unknown>) {
    setBusy(true);
    setFailure(null);
    try {
      await act();
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      if (error.failure.reason !== 'import_ended') setFailure(error.failure);
    }
    setBusy(false);
    router.refresh();
  }

  async function unpack() {
    const api = importApi(caseId);
    for (;;) {
      const { waiting } = await api.unpack(one.id, said);
      if (waiting === 0) break;
      router.refresh();
    }
    await api.end(one.id, false);
  }

  const goOn = (picked: Picked[]) => {
    const wish = { label: one.label, common: said, unpack: true, importId: one.id };
    void engine?.start(picked, wish);
  };

  return (
    <Banner
      tone="warning"
      title={t('title')}
      action={
        <>
          {archive ? (
            <Button
              size="small"
              disabled={busy}
              aria-label={t('archiveOf', { label })}
              onClick={() => void work(unpack)}
            >
              {t('archive')}
            </Button>
          ) : (
            <>
              <FilesButton
                label={t('goOn')}
                name={t('goOnOf', { label })}
                small
                folder
                onTake={goOn}
              />
              <FilesButton label={t('files')} small onTake={goOn} />
            </>
          )}
          <Button
            size="small"
            variant="quiet"
            disabled={busy}
            aria-label={t('endOf', { label })}
            onClick={() => void work(() => importApi(caseId).end(one.id, true))}
          >
            {t('end')}
          </Button>
        </>
      }
    >
      <p>
        {t.rich('text', {
          label,
          time: () => <Time at={createdAt} precision="minute" />,
          settled: format.count(settled),
          files: format.count(files),
        })}
      </p>
      {said.recreation && <p>{t('recreation')}</p>}
      {failure && <FailureLine failure={failure} />}
    </Banner>
  );
}
