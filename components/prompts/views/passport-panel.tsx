'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import type { ActLog } from '@/lib/authorship/bursts';
import { deletedPassport, passport } from '@/lib/authorship/passport';
import type { About } from './about';
import { PassportCard } from './passport-card';
import { PassportPlace } from './passport-place';
import type { Pointed } from './use-pointing';

type Props = {
  about: About;
  pointed: Pointed;
  log: ActLog | undefined;
  reading: boolean;
  onClose: () => void;
  /** In a replay: goes to the operation in which a word was first written. */
  onBirth?: ((seq: number) => void) | undefined;
};

/** The passport of what was pointed at, where it is read best. */
export function PassportPanel({ about, pointed, log, reading, onClose, onBirth }: Props) {
  const t = useTranslations('attribution.passport');
  const { record } = about;
  const made = useMemo(() => {
    const sources = { revisions: record.revisions, views: record.views, log };
    const { field } = pointed;
    if ('lost' in pointed) return deletedPassport(field, pointed.lost.runs, sources);
    const { from, to } = pointed.word;
    return passport(field, from, to, sources);
  }, [pointed, record, log]);
  return (
    <PassportPlace text={made.text} turn={pointed.turn} onClose={onClose}>
      <PassportCard about={about} passport={made} logRead={log ? true : reading ? null : false} />
      {onBirth && (
        <p className="mt-3">
          <Button
            size="small"
            onClick={() => onBirth(Math.min(...made.parts.map(({ span }) => span.firstSeq)))}
          >
            {t('birth')}
          </Button>
        </p>
      )}
      <p className="mt-3 text-xs text-ink-2">{t('note')}</p>
    </PassportPlace>
  );
}
