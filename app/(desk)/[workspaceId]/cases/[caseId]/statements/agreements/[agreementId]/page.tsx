import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import { Part } from '@/components/exhibits/part';
import { SafeText } from '@/components/exhibits/safe-text';
import { DiffedText } from '@/components/runs/diffed-text';
import { PageHeading } from '@/components/shell/page-heading';
import { ByEntry } from '@/components/statements/about-record';
import { AgreementAnswers } from '@/components/statements/agreement-answers';
import { AnswerAgreement } from '@/components/statements/answer-agreement';
import { CompareForm } from '@/components/statements/compare-form';
import { ButtonLink } from '@/components/ui/button';
import { Hash } from '@/components/ui/hash';
import { Time } from '@/components/ui/time';
import { caseHead } from '../../../case-head';
import { answerAgreementAction } from '../../actions';
import { oneAgreement } from '../../one-of-them';
import { twoVersions } from '../../two-versions';

type Props = {
  params: Promise<{ caseId: string; agreementId: string }>;
  searchParams: Promise<{ before?: string | string[]; after?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('statements'))('nav.agreements')} · ${title}` };
}

/** One agreement: its present words, who accepted them and when, and the versions before. */
export default async function AgreementPage({ params, searchParams }: Props) {
  const [{ caseId, agreementId }, query] = await Promise.all([params, searchParams]);
  const [head, found, t, format] = await Promise.all([
    caseHead(caseId),
    oneAgreement(caseId, agreementId),
    getT('statements'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/statements/agreements`;
  const { versions, answers, own, may } = found;
  const last = versions.at(-1);
  if (!last) return null;
  const compared = twoVersions(versions, query);
  const earlier = answers.filter(({ version }) => version !== last.version);
  const { version, sha256 } = last;
  const answer = answerAgreementAction.bind(null, caseId, { agreementId, version, sha256 });
  return (
    <>
      <p className="screen-only mb-2">
        <Link href={room} className="link">
          {t('agreement.back')}
        </Link>
      </p>
      <PageHeading
        level={2}
        title={last.title === '' ? t('erased') : <SafeText text={last.title} />}
        actions={
          <>
            {may.propose && (
              <ButtonLink size="small" href={`${room}/new?of=${agreementId}`}>
                {t('agreement.revise')}
              </ButtonLink>
            )}
            {own.length > 0 && <AnswerAgreement own={own} action={answer} />}
          </>
        }
      >
        {t(`agreement.kinds.${last.kind}`)} · {t('version', { version })}
      </PageHeading>
      <Part id="words" title={t('agreement.words')} text={t('agreement.wordsText')}>
        <div className="measure border-l-3 border-hairline pl-4 font-serif">
          {last.text === '' ? t('erased') : <SafeText text={last.text} lines />}
        </div>
        <p className="mt-2 flex flex-wrap items-baseline gap-x-2 text-sm text-ink-2">
          <Hash value={sha256} />
          <span>
            <Time at={last.at} /> · <ByEntry t={t} base={base} by={last.by} entry={last.entry} />
          </span>
        </p>
      </Part>
      <Part id="answers" title={t('agreement.who', { version })} text={t('agreement.whoText')}>
        <AgreementAnswers t={t} base={base} agreement={found} count={format.count} />
      </Part>
      {earlier.length > 0 && (
        <Part id="earlier" title={t('agreement.earlier')} text={t('agreement.earlierText')}>
          <ul className="border-t border-hairline">
            {earlier.map((one) => (
              <li key={one.entry} className="border-b border-hairline py-2">
                {t('version', { version: one.version })} · {one.contributor.name}:{' '}
                {t(`agreement.answers.${one.answer}`)}{' '}
                <span className="text-sm text-ink-2">
                  <Time at={one.at} /> · <ByEntry t={t} base={base} by={one.by} entry={one.entry} />
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {versions.length > 1 && compared && (
        <Part id="compare" title={t('compare.title')} text={t('compare.text')}>
          <CompareForm
            action={`${room}/${agreementId}#compare`}
            words={{
              before: t('compare.before'),
              after: t('compare.after'),
              apply: t('compare.apply'),
            }}
            versions={versions.map((one) => ({
              version: one.version,
              name: t('version', { version: one.version }),
            }))}
            before={compared.before.version}
            after={compared.after.version}
          />
          <div className="measure font-serif">
            <DiffedText
              before={compared.before.text}
              after={compared.after.text}
              removed={t('compare.removed')}
              added={t('compare.added')}
            />
          </div>
        </Part>
      )}
    </>
  );
}
