'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { visibleName } from '@/components/exhibits/visible-name';
import { Button } from '@/components/ui/button';
import { ClassMark } from '@/components/ui/class-mark';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { formatter } from '@/lib/i18n/format';
import type { ProposalItem } from '@/lib/imports/dto';
import { ProposalSaid } from './proposal-said';
import type { Deciding } from './use-deciding';

type Props = {
  proposals: readonly ProposalItem[];
  /** Address of the case. */
  base: string;
  caption: string;
  /** Null for those who only look, and for what was decided. */
  deciding: Deciding | null;
};

/** Proposals with what was read, each to be confirmed or left. */
export function ProposalList({ proposals, base, caption, deciding }: Props) {
  const t = useTranslations('imports.proposals');
  const ids = proposals.map(({ id }) => id);
  const all = deciding !== null && ids.every((id) => deciding.chosen.has(id));
  return (
    <Table
      caption={caption}
      head={
        <>
          {deciding && (
            <Th>
              <input
                type="checkbox"
                className={BOX}
                aria-label={t('choosePage')}
                checked={all}
                onChange={() => deciding.choose(all ? [] : ids)}
              />
            </Th>
          )}
          <Th>{t('exhibit')}</Th>
          <Th>{t('said')}</Th>
          <Th>{t('decide')}</Th>
        </>
      }
    >
      {proposals.map((proposal) => (
        <Tr key={proposal.id} data-kind={proposal.kind}>
          {deciding && (
            <Td heading={t('choose')} className="align-top">
              <Choose proposal={proposal} deciding={deciding} />
            </Td>
          )}
          <RowHead className="align-top">
            <About proposal={proposal} base={base} />
          </RowHead>
          <Td heading={t('said')} className="align-top">
            <ProposalSaid proposal={proposal} />
          </Td>
          <Td heading={t('decide')} className="align-top">
            {deciding ? (
              <Decide proposal={proposal} deciding={deciding} />
            ) : (
              <Decision proposal={proposal} base={base} />
            )}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

const BOX = 'size-4.5 accent-action max-md:size-5';

function Choose({ proposal, deciding }: { proposal: ProposalItem; deciding: Deciding }) {
  const t = useTranslations('imports.proposals');
  const format = formatter(useLocale());
  const id = useId();
  const { number, title } = proposal.exhibit;
  return (
    <input
      id={id}
      type="checkbox"
      className={BOX}
      aria-label={t('chooseOf', { number: format.count(number), title: visibleName(title) })}
      checked={deciding.chosen.has(proposal.id)}
      onChange={() => deciding.toggle(proposal.id)}
    />
  );
}

function About({ proposal, base }: { proposal: ProposalItem; base: string }) {
  const t = useTranslations('imports.proposals');
  const format = formatter(useLocale());
  const { exhibit, kind } = proposal;
  return (
    <span className="flex items-start gap-3">
      {exhibit.thumb !== null && (
        // The store's own preview of evidence; no optimiser may touch or re-encode it.
        // biome-ignore lint/performance/noImgElement: see above
        <img
          src={exhibit.thumb}
          alt=""
          loading="lazy"
          className="block size-16 shrink-0 border border-hairline bg-sheet object-contain"
        />
      )}
      <span className="grid min-w-0 gap-1">
        <span className="text-sm font-normal text-ink-2">
          {t(kind)} · {t('noNumber', { number: format.count(exhibit.number) })}
        </span>
        <Link
          href={`${base}/exhibits/${exhibit.id}`}
          className="link line-clamp-3 font-serif font-semibold break-words"
        >
          <SafeText text={exhibit.title} />
        </Link>
        <ClassMark value={exhibit.class} />
      </span>
    </span>
  );
}

function Decide({ proposal, deciding }: { proposal: ProposalItem; deciding: Deciding }) {
  const t = useTranslations('imports.proposals');
  const format = formatter(useLocale());
  const number = format.count(proposal.exhibit.number);
  const one = { proposals: [proposal.id] };
  return (
    <span className="flex flex-wrap gap-2">
      <Button
        size="small"
        icon={<Check aria-hidden />}
        disabled={deciding.isBusy}
        aria-label={t('confirmOf', { number })}
        onClick={() => deciding.decide('confirm', one)}
      >
        {t('confirm')}
      </Button>
      <Button
        size="small"
        variant="quiet"
        disabled={deciding.isBusy}
        aria-label={t('leaveOf', { number })}
        onClick={() => deciding.decide('leave', one)}
      >
        {t('leave')}
      </Button>
    </span>
  );
}

/** How it was decided, by whom and when; nothing while it waits. */
function Decision({ proposal, base }: { proposal: ProposalItem; base: string }) {
  const t = useTranslations('imports.proposals');
  const format = formatter(useLocale());
  const { state, run, decidedAt, decidedBy } = proposal;
  if (state === 'waiting') return null;
  return (
    <span className="grid gap-0.5 text-sm">
      <span>{t(state)}</span>
      {run && (
        <Link href={`${base}/runs/${run.id}`} className="link">
          {t('runNumber', { number: format.count(run.number) })}
        </Link>
      )}
      {decidedAt !== null && (
        <span className="text-ink-2">
          <SafeText text={decidedBy ?? ''} /> <Time at={decidedAt} precision="minute" />
        </span>
      )}
    </span>
  );
}
