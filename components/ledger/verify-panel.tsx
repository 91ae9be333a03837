'use client';

import { CircleAlert, CircleCheck, CircleMinus, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Hash } from '@/components/ui/hash';
import { formatter } from '@/lib/i18n/format';
import { utf8 } from '@/lib/kernel/digest';
import type { LedgerEntryDetail } from '@/lib/logbook/dto';
import {
  allHold,
  type EntryMaterial,
  type EntryVerification,
  type StepResult,
  verifyEntry,
} from './verify-entry';

export type VerifyPanelProps = {
  caseId: string;
  index: number;
  /** What the page shows and the download must equal. */
  body: string;
  leaf: string;
};

type State =
  | { is: 'idle' | 'working' | 'failed' }
  | { is: 'done'; result: EntryVerification; bytes: number };

async function download(address: string): Promise<string> {
  const response = await fetch(address, { cache: 'no-store' });
  if (!response.ok) throw new Error(String(response.status));
  return response.text();
}

/** Everything about one entry, downloaded anew. `bytes` is how much came. */
async function gather(caseId: string, index: number): Promise<EntryMaterial & { bytes: number }> {
  const entries = `/api/v1/cases/${caseId}/ledger/entries`;
  const [own, before, vkeys] = await Promise.all([
    download(`${entries}/${index}`),
    index === 0 ? null : download(`${entries}/${index - 1}`),
    download('/api/v1/vkeys'),
  ]);
  // Our own API; what it says about the entry is what is verified.
  const entry = JSON.parse(own) as LedgerEntryDetail;
  const previous = before === null ? null : (JSON.parse(before) as LedgerEntryDetail).body;
  return {
    index,
    body: entry.body,
    previous,
    opening: entry.opening,
    erased: entry.erased !== null,
    proof: entry.proof,
    vkeys,
    bytes: utf8(own).length + utf8(before ?? '').length + utf8(vkeys).length,
  };
}

/** Verifies the entry of this page in the reader's own browser and shows every step. */
export function VerifyPanel({ caseId, index, body, leaf }: VerifyPanelProps) {
  const t = useTranslations('ledger.verify');
  const format = formatter(useLocale());
  const [state, setState] = useState<State>({ is: 'idle' });
  const working = state.is === 'working';

  async function run() {
    if (working) return;
    setState({ is: 'working' });
    try {
      const { bytes, ...material } = await gather(caseId, index);
      setState({ is: 'done', result: verifyEntry(material, { body, leaf }), bytes });
    } catch {
      setState({ is: 'failed' });
    }
  }

  const failed =
    state.is === 'done' ? state.result.steps.filter((s) => s.outcome === 'fails').length : 0;
  const said = working
    ? t('downloading')
    : state.is !== 'done'
      ? ''
      : failed === 0
        ? t('holds')
        : t('fails', { count: failed, text: format.count(failed) });
  return (
    <div className="grid gap-4">
      <div className="screen-only flex flex-wrap items-center gap-3">
        <Button
          variant="primary"
          onClick={run}
          aria-disabled={working || undefined}
          {...(working && { icon: <LoaderCircle aria-hidden className="animate-spin" /> })}
        >
          {state.is === 'idle' || working ? t('run') : t('again')}
        </Button>
        <p role="status" className={failed > 0 ? 'font-semibold text-seal' : 'font-semibold'}>
          {said}
        </p>
      </div>
      {state.is === 'failed' && <Banner tone="warning" title={t('failed')} alert />}
      {state.is === 'done' && <Steps result={state.result} bytes={state.bytes} />}
    </div>
  );
}

function Steps({ result, bytes }: { result: EntryVerification; bytes: number }) {
  const t = useTranslations('ledger.verify');
  const format = formatter(useLocale());
  return (
    <div className="grid gap-3">
      <ol aria-label={t('steps')} className="border-t border-hairline">
        {result.steps.map((step) => (
          <StepLine key={step.step} step={step} />
        ))}
      </ol>
      {result.fingerprint && allHold(result) && (
        <p>
          {t('fingerprint')} <Hash value={result.fingerprint} whole />
        </p>
      )}
      <p className="text-sm text-ink-2">{t('size', { bytes: format.exactBytes(bytes) })}</p>
    </div>
  );
}

const ICON = { holds: CircleCheck, fails: CircleAlert, skipped: CircleMinus } as const;
const INK = { holds: 'text-action', fails: 'text-seal', skipped: 'text-ink-2' } as const;

function StepLine({ step }: { step: StepResult }) {
  const t = useTranslations('ledger.verify');
  const Icon = ICON[step.outcome];
  return (
    <li className="flex gap-3 border-b border-hairline py-2">
      <Icon aria-hidden className={`mt-0.75 size-4.5 shrink-0 ${INK[step.outcome]}`} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap justify-between gap-x-4">
          <span>{t(`step.${step.step}`)}</span>
          <span className={step.outcome === 'fails' ? 'font-semibold text-seal' : 'text-ink-2'}>
            {t(`state.${step.outcome}`)}
          </span>
        </p>
        {step.outcome === 'skipped' && (
          <p className="text-sm text-ink-2">{t(`note.${step.note}`)}</p>
        )}
        {step.outcome === 'holds' && step.value && <Hash value={step.value} copy={false} whole />}
        {step.outcome === 'fails' && (
          <dl className="mt-1 grid gap-x-3 text-sm sm:grid-cols-[auto_1fr]">
            <dt className="text-ink-2">{t('expected')}</dt>
            <dd className="min-w-0">
              <code className="wrap-anywhere">{step.expected}</code>
            </dd>
            <dt className="text-ink-2">{t('found')}</dt>
            <dd className="min-w-0">
              <code className="wrap-anywhere text-seal">{step.found}</code>
            </dd>
          </dl>
        )}
      </div>
    </li>
  );
}
