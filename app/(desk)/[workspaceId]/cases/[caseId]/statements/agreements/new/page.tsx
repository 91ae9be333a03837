import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { getLocale, getT } from '@/app/locale';
import { PageHeading } from '@/components/shell/page-heading';
import { AgreementForm } from '@/components/statements/agreement-form';
import { Banner } from '@/components/ui/banner';
import { AGREEMENT_KINDS } from '@/lib/entries/vocabulary';
import { LOCALES } from '@/lib/i18n/locale';
import { agreementDraft } from '@/lib/statements/model/agreement-drafts';
import { caseHead } from '../../../case-head';
import { casePeople } from '../../../people/case-people';
import { proposeAgreementAction } from '../../actions';
import { oneAgreement } from '../../one-of-them';

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('statements'))('agreement.write')} · ${title}` };
}

/** Words of an agreement are written: from a draft, or from the version before them. */
export default async function NewAgreementPage({ params, searchParams }: Props) {
  const [{ caseId }, query] = await Promise.all([params, searchParams]);
  const [head, own, t] = await Promise.all([caseHead(caseId), getLocale(), getT('statements')]);
  const room = `/${head.workspaceId}/cases/${caseId}/statements/agreements`;
  // The list says why and who can.
  if (!head.can['agreement.propose']) redirect(room);
  const { contributors } = await casePeople(caseId);
  const before =
    typeof query.of === 'string'
      ? (await oneAgreement(caseId, query.of)).versions.at(-1)
      : undefined;
  const kind = before?.kind ?? AGREEMENT_KINDS.find((one) => one === query.kind);
  if (!kind) notFound();
  const locale = LOCALES.find((one) => one === query.language) ?? own;
  const draft = before ?? agreementDraft(kind, locale);
  const agreementId = before && String(query.of);
  return (
    <>
      <PageHeading level={2} title={t(`agreement.kinds.${kind}`)}>
        {before ? t('agreement.newVersion', { version: before.version + 1 }) : t('agreement.rule')}
      </PageHeading>
      {contributors.length === 0 && (
        <div className="mb-6">
          <Banner tone="warning" title={t('agreement.nobody')} />
        </div>
      )}
      {!before && draft.text !== '' && (
        <div className="mb-6">
          <Banner
            title={t('agreement.draft')}
            action={LOCALES.filter((one) => one !== locale).map((one) => (
              <Link
                key={one}
                href={`${room}/new?kind=${kind}&language=${one}`}
                className="link"
                hrefLang={one}
              >
                {t(`agreement.draftIn.${one}`)}
              </Link>
            ))}
          />
        </div>
      )}
      <AgreementForm
        key={locale}
        act={proposeAgreementAction.bind(null, caseId, {
          kind,
          after: before?.version ?? 0,
          ...(agreementId ? { agreementId } : {}),
        })}
        people={contributors.map(({ id, name }) => ({ id, name }))}
        title={draft.title}
        text={draft.text}
        parties={before?.parties.map(({ id }) => id) ?? []}
      />
    </>
  );
}
