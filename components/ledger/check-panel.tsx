'use client';

import { ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useActionState, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { FormAction } from '@/components/cases/form-action';
import { Banner } from '@/components/ui/banner';
import { FormStatus } from '@/components/ui/form-status';
import { Progress } from '@/components/ui/progress';
import { SubmitButton } from '@/components/ui/submit-button';
import { Time } from '@/components/ui/time';
import { formatter } from '@/lib/i18n/format';
import type { CheckItem, Checks } from '@/lib/logbook/dto';
import { usePoll } from './use-poll';

export type CheckPanelProps = {
  caseId: string;
  newest: CheckItem | null;
  running: Checks['running'];
  mayCheck: boolean;
  ask: FormAction;
  /** Where the reports are; left out where the panel stands on that page. */
  reportsHref?: string | undefined;
};

/**
 * How the last full check came out, and the one under way: its counts survive a reload, it can be
 * left, and it ends in the report.
 */
export function CheckPanel(props: CheckPanelProps) {
  const { caseId, newest, mayCheck, ask, reportsHref } = props;
  const t = useTranslations('ledger.check');
  const router = useRouter();
  const [reply, submit] = useActionState(ask, null);
  const [seen, setSeen] = useState(props.running);
  const [ended, setEnded] = useState(false);
  // What the page was made with counts until a look of our own says more.
  const [from, setFrom] = useState(props.running);
  if (from !== props.running) {
    setFrom(props.running);
    setSeen(props.running);
    if (props.running) setEnded(false);
  }
  const running = seen;
  const lost = usePoll(`/api/v1/cases/${caseId}/ledger/checks`, running !== null, (answer) => {
    // Our own API, which answers with Checks.
    const next = (answer as Checks).running;
    setSeen(next);
    if (next === null) {
      setEnded(true);
      router.refresh();
    }
  });

  return (
    <div className="mb-6 grid gap-3">
      {running ? (
        <Progress
          label={t('running')}
          done={running.done}
          total={running.total || null}
          detail={
            <>
              {t(running.state === 'queued' ? 'queued' : running.total ? 'files' : 'counting')}.{' '}
              {lost ? t('lost') : t('leave')}
            </>
          }
        />
      ) : (
        <Newest newest={newest} mayCheck={mayCheck} reportsHref={reportsHref} />
      )}
      {mayCheck && !running && (
        <form action={submit} className="screen-only flex flex-wrap items-center gap-3">
          <SubmitButton variant="secondary" icon={<ShieldCheck aria-hidden />}>
            {t('ask')}
          </SubmitButton>
          {reply && !reply.ok && <FormStatus reply={reply} />}
        </form>
      )}
      <p role="status" className="sr-only">
        {running ? t('running') : ended ? t('ended') : ''}
      </p>
    </div>
  );
}

function Newest({
  newest,
  mayCheck,
  reportsHref,
}: Pick<CheckPanelProps, 'newest' | 'mayCheck' | 'reportsHref'>) {
  const t = useTranslations('ledger.check');
  const format = formatter(useLocale());
  if (newest === null) {
    return (
      <p className="text-ink-2">
        <span className="font-medium text-ink">{t('none')}.</span>{' '}
        {t(mayCheck ? 'noneText' : 'noneRead')}
      </p>
    );
  }
  const { failures, size, objects, finishedAt } = newest;
  const report = reportsHref && (
    <Link href={reportsHref} className="link">
      {failures > 0 ? t('report') : t('open')}
    </Link>
  );
  const counts = t('counts', {
    entries: size,
    entriesText: format.count(size),
    objects,
    objectsText: format.count(objects),
  });
  if (failures > 0) {
    return (
      <Banner
        tone="seal"
        title={t('bad', { count: failures, text: format.count(failures) })}
        action={report}
      >
        {counts} · <Time at={finishedAt} />
      </Banner>
    );
  }
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <ShieldCheck aria-hidden className="size-4.5 shrink-0 text-action" />
      <span className="font-medium">{t('good')}</span>
      <span className="text-ink-2">{counts}</span>
      <span className="text-ink-2">
        <Time at={finishedAt} />
      </span>
      {report}
    </p>
  );
}
