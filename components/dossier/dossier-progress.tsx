'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useActionState, useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePoll } from '@/components/ledger/use-poll';
import { Button } from '@/components/ui/button';
import { FormStatus } from '@/components/ui/form-status';
import { Progress } from '@/components/ui/progress';
import type { DossierItem } from '@/lib/dossier/dto';
import type { Reply } from '@/lib/kernel/reply';

/** Asks an export to stop, as `useActionState` calls it. */
export type CancelAction = (before: Reply<unknown> | null) => Promise<Reply<unknown> | null>;

export type DossierProgressProps = {
  caseId: string;
  dossier: DossierItem;
  /** Null where the reader may not stop it. */
  cancel: CancelAction | null;
};

const STEPS = ['reading', 'redacting', 'composing', 'bundling', 'checking', 'storing'] as const;

const nobody: CancelAction = async () => null;

/**
 * An export being made: which step, how far, and the way to stop it. It looks at the server each
 * second, so it can be left, reloaded and come back to.
 */
export function DossierProgress({ caseId, dossier, cancel }: DossierProgressProps) {
  const t = useTranslations('dossier');
  const common = useTranslations('common.act');
  const router = useRouter();
  const [seen, setSeen] = useState(dossier);
  const [reply, submit, pending] = useActionState(cancel ?? nobody, null);
  const number = String(dossier.number);
  const active = seen.state === 'queued';
  const lost = usePoll(`/api/v1/cases/${caseId}/dossiers/${dossier.id}`, active, (answer) => {
    // Our own API, which answers with DossierItem.
    const next = answer as DossierItem;
    // An ended one tells no counts any more; the last ones stay until the page has been made anew.
    setSeen((last) => ({ ...next, progress: next.progress ?? last.progress }));
    if (next.state !== 'queued') router.refresh();
  });
  const { progress } = seen;
  const step = STEPS.find((known) => known === progress?.step);
  const stopping = progress?.cancelling === true || reply?.ok === true;
  const doing = stopping
    ? t('progress.stopping')
    : step
      ? t(`progress.step.${step}`)
      : t('progress.waiting');
  return (
    <div className="mb-3 grid gap-2">
      <Progress
        label={t('progress.label', { number })}
        done={progress?.done ?? 0}
        total={progress?.total || null}
        state={active ? 'running' : seen.state === 'done' ? 'ended' : 'stopped'}
        detail={
          active && (
            <>
              {doing}. {lost ? t('progress.lost') : stopping ? '' : t('progress.leave')}
            </>
          )
        }
      />
      {active && cancel && !stopping && (
        <div className="screen-only flex flex-wrap items-center gap-3">
          <Button
            size="small"
            aria-label={t('progress.stop', { number })}
            aria-disabled={pending || undefined}
            onClick={() => {
              if (!pending) startTransition(() => submit());
            }}
          >
            {common('stop')}
          </Button>
          {reply && !reply.ok && <FormStatus reply={reply} />}
        </div>
      )}
      {/* Steps are said, counts are not: a screen reader should not hear every page. */}
      <p role="status" className="sr-only">
        {active ? doing : t('progress.ended', { number, state: t(`state.${seen.state}`) })}
      </p>
    </div>
  );
}
