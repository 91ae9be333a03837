'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { FailureLine } from '@/components/exhibits/intake/failure-line';
import { SafeText } from '@/components/exhibits/safe-text';
import { visibleName } from '@/components/exhibits/visible-name';
import { Banner } from '@/components/ui/banner';
import { Button, ButtonLink } from '@/components/ui/button';
import { Progress as ProgressBar } from '@/components/ui/progress';
import { formatter } from '@/lib/i18n/format';
import { useImport, useProgress } from './import-provider';
import { type ArchiveProgress, isAtWork, type Progress } from './progress-state';

/** The import under way, with its counts, or how it ended. */
export function ImportProgress() {
  const progress = useProgress();
  if (progress.phase === 'idle') return null;
  return (
    <section className="mb-8 grid gap-3" data-phase={progress.phase}>
      {isAtWork(progress) ? <Working progress={progress} /> : <Over progress={progress} />}
      {progress.archives.length > 0 && (
        <ul className="grid gap-2 border-t border-hairline pt-2">
          {progress.archives.map((archive) => (
            <Archive key={archive.exhibit.id} archive={archive} />
          ))}
        </ul>
      )}
      <Voice progress={progress} />
    </section>
  );
}

function Working({ progress }: { progress: Progress }) {
  const t = useTranslations('imports.progress');
  const format = formatter(useLocale());
  const { engine } = useImport();
  const { phase, files, hashed, at } = progress;
  const label =
    phase === 'naming' || phase === 'unpacking' || phase === 'ending' ? phase : 'running';
  return (
    <ProgressBar
      label={t(label)}
      done={settledOf(progress)}
      total={files}
      onStop={() => engine?.stop()}
      detail={
        <>
          <p>
            <Counts progress={progress} />
            {' · '}
            {t('hashed', { hashed: format.count(hashed), files: format.count(files) })}
          </p>
          <p className="line-clamp-1 min-h-lh">{at !== '' && t('at', { name: visibleName(at) })}</p>
          <p>{t('leave')}</p>
        </>
      }
    />
  );
}

const settledOf = ({ admitted, known, refused }: Progress) => admitted + known + refused;

function Counts({ progress }: { progress: Progress }) {
  const t = useTranslations('imports.progress');
  const format = formatter(useLocale());
  const { admitted, known, refused } = progress;
  return t('counts', {
    admitted: format.count(admitted),
    known: format.count(known),
    refused: format.count(refused),
  });
}

function Over({ progress }: { progress: Progress }) {
  const t = useTranslations('imports.progress');
  const { engine, room } = useImport();
  const { phase, importId, failure } = progress;
  const said = phase === 'ended' || phase === 'stopped' ? phase : 'interrupted';
  return (
    <Banner
      tone={said === 'interrupted' ? 'warning' : 'info'}
      title={t(said)}
      action={
        <>
          {importId !== null && (
            <ButtonLink href={`${room}/${importId}`} size="small">
              {t('report')}
            </ButtonLink>
          )}
          <Button size="small" variant="quiet" onClick={() => engine?.clear()}>
            {t('again')}
          </Button>
        </>
      }
    >
      <p>
        <Counts progress={progress} />
      </p>
      {said === 'interrupted' && <p>{t('interruptedText')}</p>}
      {failure && <FailureLine failure={failure} />}
    </Banner>
  );
}

function Archive({ archive }: { archive: ArchiveProgress }) {
  const t = useTranslations('imports.progress');
  const format = formatter(useLocale());
  const { room } = useImport();
  const { name, importId, done, total, failure } = archive;
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 text-sm">
      <span className="font-medium">
        <SafeText text={name} />
      </span>
      {total !== null && (
        <span className="text-ink-2">
          {total === 0
            ? ''
            : t('members', { done: format.count(done), total: format.count(total) })}
        </span>
      )}
      {importId !== null && (
        <Link href={`${room}/${importId}`} className="link">
          {t('archiveReport', { name: visibleName(name) })}
        </Link>
      )}
      {failure && <FailureLine failure={failure} />}
    </li>
  );
}

/** Tells screen readers of the import, at milestones only. */
function Voice({ progress }: { progress: Progress }) {
  const t = useTranslations('imports.progress');
  const { phase } = progress;
  const word = phase === 'idle' ? null : t(phase);
  const isOver = phase === 'ended' || phase === 'stopped' || phase === 'interrupted';
  return (
    <p role="status" className="sr-only">
      {word}
      {isOver && (
        <>
          {' '}
          <Counts progress={progress} />
        </>
      )}
    </p>
  );
}
