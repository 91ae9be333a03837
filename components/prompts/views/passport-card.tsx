'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Time } from '@/components/ui/time';
import type { DeletedRun, Run } from '@/lib/authorship/attribution';
import type { Burst } from '@/lib/authorship/bursts';
import type { Passport, PassportPart } from '@/lib/authorship/passport';
import type { Span } from '@/lib/authorship/spans';
import { formatter } from '@/lib/i18n/format';
import { type About, contributorName } from './about';
import { nameOf } from './authors';
import { OperationRange } from './operation-range';
import { OriginFact } from './origin-fact';
import { RunsOfRevision } from './runs-of-revision';
import { writerName } from './span-said';
import { WriterMark } from './writer-mark';

type CardProps = {
  about: About;
  passport: Passport;
  /** Whether bursts were read from the log; `null` while that goes on. */
  logRead: boolean | null;
};

/** Everything the record knows of what was pointed at: one block per story. */
export function PassportCard({ about, passport, logRead }: CardProps) {
  const t = useTranslations('attribution.passport');
  const { parts } = passport;
  return (
    <div className="grid gap-5">
      {parts.length > 1 && <p className="text-sm">{t('mixed', { count: parts.length })}</p>}
      {parts.map((part) => (
        <section
          key={part.span.runs[0]?.id.join() ?? ''}
          aria-label={part.span.text}
          className="border-t border-hairline pt-2 first:border-t-0 first:pt-0"
        >
          {parts.length > 1 && (
            <p className="font-serif text-lg">
              <SafeText text={part.span.text} />
            </p>
          )}
          <PartFacts about={about} part={part} logRead={logRead} />
        </section>
      ))}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="border-b border-hairline py-1.5">
      <dt className="text-sm text-ink-2">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function PartFacts({ about, part, logRead }: Omit<CardProps, 'passport'> & { part: PassportPart }) {
  const t = useTranslations('attribution');
  const { span, bursts, revisions, contests } = part;
  const { one } = span;
  const says = about.record.says.filter(({ say }) => one.says.includes(say));
  return (
    <dl>
      <Fact label={t('passport.writer')}>
        <WriterMark authors={about.authors} writer={span.writer}>
          {writerName(t, about.authors, span.writer)}
        </WriterMark>
        {' · '}
        {t(`how.${one.kind}`)}
        {span.writer.who !== 'person' && (
          <> · {t('passport.placedBy', { name: nameOf(about.authors, one.placer) })}</>
        )}
        {one.origin?.from !== 'prompt' && (
          <span className="block text-sm">
            <Time at={span.firstAt} /> ·{' '}
            <OperationRange about={about} from={span.firstSeq} to={span.lastSeq} />
          </span>
        )}
        {one.found && <span className="block text-sm">{t('passport.found')}</span>}
      </Fact>
      {span.writer.who === 'person' && one.origin?.from !== 'prompt' && (
        <Fact label={t('passport.burst')}>
          <Bursts about={about} bursts={bursts} logRead={logRead} />
        </Fact>
      )}
      <OriginFact about={about} span={span} />
      {one.handlings.length > 0 && (
        <Fact label={t('passport.since')}>
          <Handlings about={about} span={span} />
        </Fact>
      )}
      {'deleter' in one && (
        <Fact label={t('passport.deleted')}>
          {nameOf(about.authors, one.deleter)}
          <span className="block text-sm">
            <Time at={one.deletedAt} /> ·{' '}
            <OperationRange about={about} from={one.deletedSeq} to={one.deletedSeq} />
          </span>
        </Fact>
      )}
      {says.length > 0 && (
        <Fact label={t('passport.says')}>
          <ul>
            {says.map(({ say, contributor, mode, account, answers }) => (
              <li key={say}>
                {t(`say.line.${mode}`, {
                  name: contributorName(about, contributor),
                  by: nameOf(about.authors, account),
                })}{' '}
                <span className="text-sm text-ink-2">
                  {t(`say.answer.${answers.at(-1)?.answer ?? 'open'}`)}
                </span>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact label={t('passport.revisions')}>
        {revisions.length === 0 ? (
          <span className="text-ink-2">{t('passport.noRevision')}</span>
        ) : (
          <ul className="grid gap-1">
            {revisions.map((revision) => (
              <li key={revision}>
                <Link href={`${about.room}/revisions/${revision}`} className="link">
                  {t('revision.name', { revision })}
                </Link>
                <SentTo about={about} revision={revision} />
                <SentIn about={about} revision={revision} />
              </li>
            ))}
          </ul>
        )}
      </Fact>
      {contests.length > 0 && (
        <Fact label={t('passport.contests')}>
          <ul>
            {contests.map(({ revision, account, reason, seq }) => (
              <li key={`${seq} ${reason}`}>
                {t('passport.contest', { revision, name: nameOf(about.authors, account) })}{' '}
                <SafeText text={reason} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

/** Where a revision went, if it was sent. */
function SentTo({ about, revision }: { about: About; revision: number }) {
  const t = useTranslations('attribution');
  const found = about.record.revisions.find((one) => one.revision === revision);
  if (!found || found.purpose === 'draft') return null;
  return (
    <span className="text-sm text-ink-2">
      {' '}
      {t(`revision.purpose.${found.purpose}`)}
      {found.tool && (
        <>
          {': '}
          <SafeText text={found.tool} />
        </>
      )}
    </span>
  );
}

/** In which runs a revision was sent; nothing where no run names it. */
function SentIn({ about, revision }: { about: About; revision: number }) {
  const t = useTranslations('attribution');
  const runs = about.sent.find((one) => one.revision === revision)?.runs ?? [];
  if (runs.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-2 text-sm">
      <span className="text-ink-2">{t('passport.sentIn')}</span>
      <RunsOfRevision t={t} base={about.base} promptId={about.promptId} runs={runs} />
    </span>
  );
}

function Bursts({
  about,
  bursts,
  logRead,
}: {
  about: About;
  bursts: readonly Burst[];
  logRead: boolean | null;
}) {
  const t = useTranslations('attribution.passport');
  const format = formatter(useLocale());
  const [first] = bursts;
  const last = bursts.at(-1);
  if (!first || !last) {
    return (
      <span className="text-ink-2">
        {t(logRead === null ? 'burstReading' : logRead ? 'burstNone' : 'burstUnread')}
      </span>
    );
  }
  const acts = bursts.reduce((sum, burst) => sum + burst.acts, 0);
  return (
    <>
      {t('burstOf', { count: bursts.length, acts, actsText: format.count(acts) })}
      <span className="block text-sm">
        <Time at={first.start} /> – <Time at={last.end} show="time" />{' '}
        <span className="text-ink-2">{t('deviceClock')}</span>
        {' · '}
        <OperationRange about={about} from={first.from} to={last.to} />
      </span>
    </>
  );
}

/** What happened since the first writing, oldest first, with operations. */
function Handlings({ about, span }: { about: About; span: Span<Run | DeletedRun> }) {
  const t = useTranslations('attribution');
  return (
    <ol>
      {span.one.handlings.map(({ kind, account, at, seq }, i) => {
        const all = span.runs.map((run) => run.handlings[i]?.seq ?? seq);
        return (
          <li key={seq}>
            {t('said.by', { how: t(`how.${kind}`), name: nameOf(about.authors, account) })}
            <span className="block text-sm">
              <Time at={at} /> ·{' '}
              <OperationRange about={about} from={Math.min(...all)} to={Math.max(...all)} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
