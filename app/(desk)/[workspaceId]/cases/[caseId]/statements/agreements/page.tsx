import Link from 'next/link';
import { getLocale, getT } from '@/app/locale';
import { Part } from '@/components/exhibits/part';
import { SafeText } from '@/components/exhibits/safe-text';
import { PageHeading } from '@/components/shell/page-heading';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { load } from '@/lib/door/perform';
import { AGREEMENT_KINDS } from '@/lib/entries/vocabulary';
import { loadAgreements } from '@/lib/statements/loaders';
import { agreementDraft } from '@/lib/statements/model/agreement-drafts';
import { caseHead } from '../../case-head';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('statements'))('nav.agreements')} · ${title}` };
}

export default async function AgreementsPage({ params }: Props) {
  const { caseId } = await params;
  const [head, { agreements, may }, t, locale] = await Promise.all([
    caseHead(caseId),
    load(loadAgreements, { caseId }),
    getT('statements'),
    getLocale(),
  ]);
  const room = `/${head.workspaceId}/cases/${caseId}/statements/agreements`;
  return (
    <>
      <PageHeading level={2} title={t('nav.agreements')}>
        {t('agreement.lead')}
      </PageHeading>
      {agreements.length === 0 ? (
        <EmptyState title={t('agreement.none')}>{t('agreement.noneText')}</EmptyState>
      ) : (
        <ul className="border-t border-hairline">
          {agreements.map(({ id, versions, standing, own }) => {
            const last = versions.at(-1);
            if (!last) return null;
            const waits = own.some((one) => standing.silent.includes(one.id));
            return (
              <li key={id} className="border-b border-hairline py-3">
                <p className="flex flex-wrap items-baseline gap-x-2">
                  <Link href={`${room}/${id}`} className="link font-medium">
                    {last.title === '' ? t('erased') : <SafeText text={last.title} />}
                  </Link>
                  <span className="text-sm text-ink-2">{t(`agreement.kinds.${last.kind}`)}</span>
                  {waits && <Badge tone="action">{t('agreement.waits')}</Badge>}
                </p>
                <p className="text-sm text-ink-2">
                  {t('version', { version: last.version })} ·{' '}
                  {t('agreement.counts', {
                    accepted: standing.accepted.length,
                    declined: standing.declined.length,
                    silent: standing.silent.length,
                  })}{' '}
                  · {t('by', { name: last.by })} · <Time at={last.at} />
                </p>
              </li>
            );
          })}
        </ul>
      )}
      {may.propose && (
        <Part id="propose" title={t('agreement.begin')} text={t('agreement.beginText')}>
          <ul className="border-t border-hairline">
            {AGREEMENT_KINDS.map((kind) => {
              const name = t(`agreement.kinds.${kind}`);
              return (
                <li
                  key={kind}
                  className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-hairline py-2.5"
                >
                  <span className="min-w-0">
                    {name}
                    {agreementDraft(kind, locale).text !== '' && (
                      <span className="ml-2 text-sm text-ink-2">{t('agreement.hasDraft')}</span>
                    )}
                  </span>
                  <ButtonLink
                    size="small"
                    href={`${room}/new?kind=${kind}`}
                    aria-label={t('agreement.writeOf', { kind: name })}
                  >
                    {t('agreement.write')}
                  </ButtonLink>
                </li>
              );
            })}
          </ul>
        </Part>
      )}
    </>
  );
}
