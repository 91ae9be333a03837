import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getFormatter, getT } from '@/app/locale';
import { EntryFacts } from '@/components/ledger/entry-facts';
import { EntryPayload } from '@/components/ledger/entry-payload';
import { EntryBytes, EntryProof } from '@/components/ledger/entry-proof';
import { kindWord } from '@/components/ledger/entry-words';
import { ErasePayload } from '@/components/ledger/erase-payload';
import { VerifyPanel } from '@/components/ledger/verify-panel';
import { AnswerAct } from '@/components/review/answer-dialog';
import { AnswerPart } from '@/components/review/answer-part';
import { PageHeading } from '@/components/shell/page-heading';
import { buttonClass } from '@/components/ui/button';
import { StateMark } from '@/components/ui/state-mark';
import { load } from '@/lib/door/perform';
import { loadEntry } from '@/lib/logbook/loaders';
import { loadAnswers } from '@/lib/review/loaders';
import { caseHead } from '../../case-head';
import { answerActAction } from '../../review/actions';
import { erasePayloadAction } from '../actions';

type Props = { params: Promise<{ caseId: string; index: string }> };

async function indexOf({ params }: Props): Promise<{ caseId: string; index: number }> {
  const { caseId, index } = await params;
  // One entry, one address: 007 is not entry 7.
  if (!/^(0|[1-9]\d{0,14})$/.test(index)) notFound();
  return { caseId, index: Number(index) };
}

export async function generateMetadata(props: Props) {
  const { caseId, index } = await indexOf(props);
  const [{ title }, t, format] = await Promise.all([
    caseHead(caseId),
    getT('ledger'),
    getFormatter(),
  ]);
  return { title: `${t('entry.title', { index: format.count(index) })} · ${title}` };
}

export default async function EntryPage(props: Props) {
  const { caseId, index } = await indexOf(props);
  const head = await caseHead(caseId);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const [entry, { answers, own }, t, review, format] = await Promise.all([
    load(loadEntry, { caseId, index }),
    load(loadAnswers, { caseId, entry: index }),
    getT('ledger'),
    getT('review'),
    getFormatter(),
  ]);
  const may = head.can['payload.erase'] && entry.opening !== null;
  const look = buttonClass({ size: 'small' });
  return (
    <>
      <p className="screen-only mb-2">
        <Link href={`${base}/ledger`} className="link">
          {t('entry.back')}
        </Link>
      </p>
      <PageHeading
        level={2}
        title={t('list.entry', { index: format.count(index), kind: kindWord(t, entry.kind) })}
        actions={
          <nav aria-label={t('entry.around')} className="flex flex-wrap gap-2">
            {index > 0 && (
              <Link href={`${base}/ledger/${index - 1}`} rel="prev" className={look}>
                <ChevronLeft aria-hidden />
                {t('entry.older', { index: format.count(index - 1) })}
              </Link>
            )}
            {index + 1 < head.entries && (
              <Link href={`${base}/ledger/${index + 1}`} rel="next" className={look}>
                {t('entry.newer', { index: format.count(index + 1) })}
                <ChevronRight aria-hidden />
              </Link>
            )}
          </nav>
        }
      >
        <StateMark state={entry.state} href="#proof" words />
      </PageHeading>
      <EntryFacts t={t} format={format} base={base} entry={entry} />
      <EntryPayload
        t={t}
        format={format}
        entry={entry}
        erase={may && <ErasePayload action={erasePayloadAction.bind(null, caseId, index)} />}
      />
      <AnswerPart
        t={review}
        answers={answers}
        action={
          own.length > 0 && (
            <AnswerAct own={own} action={answerActAction.bind(null, caseId, index)} />
          )
        }
      />
      <EntryBytes t={t} format={format} base={base} entry={entry} />
      <EntryProof t={t} format={format} base={base} entry={entry} />
      <section>
        <PageHeading level={2} title={t('verify.title')}>
          {t('verify.text')}
        </PageHeading>
        <VerifyPanel caseId={caseId} index={index} body={entry.body} leaf={entry.leaf} />
      </section>
    </>
  );
}
