'use client';

import { Stamp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Day } from '@/components/ui/time';
import { LedgerLine, type LedgerLineProps } from './ledger-line';

/** States of a case, as `CASE_STATUSES` of lib/entries/vocabulary names them. */
export type ShellCaseStatus = 'open' | 'under_review' | 'sealed' | 'disputed' | 'closed';

export type CaseHeaderProps = {
  title: string;
  /** Thumbnail of the work: an address on the store's origin, or null while there is none. */
  work: { src: string; alt: string } | null;
  status: ShellCaseStatus;
  /** `YYYY-MM-DD`. */
  disputeDate: string | null;
  ledger: LedgerLineProps;
  /** Buttons of the case. */
  actions?: ReactNode;
};

/** Head of every room of a case: what it is about, how it stands, how far the ledger vouches. */
export function CaseHeader(props: CaseHeaderProps) {
  const { title, work, status, disputeDate, ledger, actions } = props;
  const t = useTranslations('shell');
  const sealed = status === 'sealed';
  return (
    <header className="flex items-start gap-4">
      {work ? (
        // The store's own preview of evidence; no optimiser may touch or re-encode it.
        // biome-ignore lint/performance/noImgElement: see above
        <img
          src={work.src}
          alt={work.alt}
          className="size-14 shrink-0 border border-hairline bg-sheet object-cover md:size-18"
        />
      ) : (
        <div
          role="img"
          aria-label={t('case.noWork')}
          data-tip={t('case.noWork')}
          className="size-14 shrink-0 border border-dashed border-control md:size-18"
        />
      )}
      <div className="min-w-0 flex-1">
        <h1 className="font-serif text-2xl font-semibold text-balance">{title}</h1>
        <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <Badge
            tone={sealed || status === 'disputed' ? 'seal' : status === 'open' ? 'action' : 'plain'}
            icon={sealed && <Stamp aria-hidden />}
          >
            {t(`status.${status}`)}
          </Badge>
          {disputeDate && (
            <span className="text-seal">
              {t.rich('case.disputed', { date: () => <Day day={disputeDate} /> })}
            </span>
          )}
          <LedgerLine {...ledger} />
        </div>
      </div>
      {actions && <div className="screen-only flex shrink-0 flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
