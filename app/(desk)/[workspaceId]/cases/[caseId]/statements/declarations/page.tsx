import Link from 'next/link';
import { getLocale, getT } from '@/app/locale';
import { Part } from '@/components/exhibits/part';
import { PageHeading } from '@/components/shell/page-heading';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { load } from '@/lib/door/perform';
import { presentQuestionnaire, questionnaires } from '@/lib/elements/questionnaires';
import { loadDeclarations } from '@/lib/statements/loaders';
import { caseHead } from '../../case-head';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('statements'))('nav.declarations')} · ${title}` };
}

export default async function DeclarationsPage({ params }: Props) {
  const { caseId } = await params;
  const [head, { declarations, may }, t, locale] = await Promise.all([
    caseHead(caseId),
    load(loadDeclarations, { caseId }),
    getT('statements'),
    getLocale(),
  ]);
  const room = `/${head.workspaceId}/cases/${caseId}/statements/declarations`;
  return (
    <>
      <PageHeading level={2} title={t('nav.declarations')}>
        {t('declaration.lead')}
      </PageHeading>
      {declarations.length === 0 ? (
        <EmptyState title={t('declaration.none')}>{t('declaration.noneText')}</EmptyState>
      ) : (
        <ul className="border-t border-hairline">
          {declarations.map(({ id, template, versions }) => {
            const last = versions.at(-1);
            if (!last) return null;
            const { questions, title } = presentQuestionnaire(template);
            return (
              <li key={id} className="border-b border-hairline py-3">
                <p>
                  <Link href={`${room}/${id}`} className="link font-medium">
                    {title[locale]}
                  </Link>
                  {' · '}
                  {last.contributor?.name ?? t('declaration.open')}
                </p>
                <p className="text-sm text-ink-2">
                  {t('version', { version: last.version })} ·{' '}
                  {t('declaration.filled', { filled: last.blanks.length, all: questions.length })} ·{' '}
                  {t('by', { name: last.by })} · <Time at={last.at} />
                </p>
              </li>
            );
          })}
        </ul>
      )}
      <Part id="templates" title={t('declaration.templates')} text={t('declaration.templatesText')}>
        <ul className="border-t border-hairline">
          {questionnaires().map(({ template, title, about, questions }) => (
            <li
              key={template}
              className="grid gap-x-4 gap-y-2 border-b border-hairline py-3 sm:grid-cols-[1fr_auto]"
            >
              <div className="min-w-0">
                <p className="font-medium">{title[locale]}</p>
                <p className="measure text-sm text-ink-2">
                  {about[locale]} {t('declaration.questions', { count: questions.length })}
                </p>
              </div>
              <div className="screen-only flex flex-wrap items-start gap-2">
                <ButtonLink
                  size="small"
                  variant="quiet"
                  href={`${room}/paper?template=${template}`}
                  aria-label={t('declaration.printOf', { title: title[locale] })}
                >
                  {t('declaration.print')}
                </ButtonLink>
                {may.write && (
                  <ButtonLink
                    size="small"
                    href={`${room}/new?template=${template}`}
                    aria-label={t('declaration.fillInOf', { title: title[locale] })}
                  >
                    {t('declaration.fillIn')}
                  </ButtonLink>
                )}
              </div>
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}
