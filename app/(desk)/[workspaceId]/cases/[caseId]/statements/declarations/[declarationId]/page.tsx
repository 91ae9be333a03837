import Link from 'next/link';
import { getLocale, getT } from '@/app/locale';
import { Part } from '@/components/exhibits/part';
import { PageHeading } from '@/components/shell/page-heading';
import { ByEntry } from '@/components/statements/about-record';
import { BlankChanges } from '@/components/statements/blank-changes';
import { CompareForm } from '@/components/statements/compare-form';
import { DeclarationForm } from '@/components/statements/declaration-form';
import { DeclarationPaper } from '@/components/statements/declaration-paper';
import { ButtonLink } from '@/components/ui/button';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { presentQuestionnaire, questionnaireAt } from '@/lib/elements/questionnaires';
import { caseHead } from '../../../case-head';
import { saveDeclarationAction } from '../../actions';
import { oneDeclaration } from '../../one-of-them';
import { twoVersions } from '../../two-versions';

type Props = {
  params: Promise<{ caseId: string; declarationId: string }>;
  searchParams: Promise<{ before?: string | string[]; after?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('statements'))('nav.declarations')} · ${title}` };
}

/** One declaration: its versions, what changed between them, and the form to go on from the last. */
export default async function DeclarationPage({ params, searchParams }: Props) {
  const [{ caseId, declarationId }, query] = await Promise.all([params, searchParams]);
  const [head, found, t, locale] = await Promise.all([
    caseHead(caseId),
    oneDeclaration(caseId, declarationId),
    getT('statements'),
    getLocale(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/statements/declarations`;
  const { template, versions, people, may } = found;
  const last = versions.at(-1);
  const present = presentQuestionnaire(template);
  const asked = (last && questionnaireAt(template, last.questionnaire)) ?? present;
  const paper = (version: number) =>
    `${room}/paper?${new URLSearchParams({ declaration: declarationId, version: String(version) })}`;
  const compared = twoVersions(versions, query);
  return (
    <>
      <p className="screen-only mb-2">
        <Link href={room} className="link">
          {t('declaration.back')}
        </Link>
      </p>
      <PageHeading
        level={2}
        title={present.title[locale]}
        actions={
          last && (
            <ButtonLink size="small" href={paper(last.version)}>
              {t('declaration.print')}
            </ButtonLink>
          )
        }
      >
        {present.about[locale]}
      </PageHeading>
      <Part id="versions" title={t('versions')} text={t('declaration.versionsText')}>
        <Table
          caption={t('versions')}
          head={
            <>
              <Th>{t('column.version')}</Th>
              <Th>{t('declaration.whose')}</Th>
              <Th>{t('column.filled')}</Th>
              <Th>{t('column.recorded')}</Th>
            </>
          }
        >
          {[...versions].reverse().map((one) => (
            <Tr key={one.version}>
              <RowHead>
                <Link href={paper(one.version)} className="link">
                  {t('version', { version: one.version })}
                </Link>
              </RowHead>
              <Td heading={t('declaration.whose')}>
                {one.contributor?.name ?? t('declaration.open')}
              </Td>
              <Td heading={t('column.filled')}>
                {t('declaration.filled', {
                  filled: one.blanks.length,
                  all: questionnaireAt(template, one.questionnaire)?.questions.length ?? 0,
                })}
              </Td>
              <Td heading={t('column.recorded')}>
                <Time at={one.at} /> · <ByEntry t={t} base={base} by={one.by} entry={one.entry} />
              </Td>
            </Tr>
          ))}
        </Table>
      </Part>
      {versions.length > 1 && compared && (
        <Part id="compare" title={t('compare.title')} text={t('compare.text')}>
          <CompareForm
            action={`${room}/${declarationId}#compare`}
            words={{
              before: t('compare.before'),
              after: t('compare.after'),
              apply: t('compare.apply'),
            }}
            versions={versions.map(({ version }) => ({
              version,
              name: t('version', { version }),
            }))}
            before={compared.before.version}
            after={compared.after.version}
          />
          <BlankChanges
            t={t}
            locale={locale}
            questionnaire={asked}
            before={compared.before.blanks}
            after={compared.after.blanks}
          />
        </Part>
      )}
      {may.write ? (
        <Part id="form" title={t('declaration.goOn')} text={t('declaration.rule')}>
          <DeclarationForm
            key={last?.version}
            act={saveDeclarationAction.bind(null, caseId, {
              declarationId,
              template,
              after: last?.version ?? 0,
            })}
            questionnaire={present}
            people={people}
            blanks={last?.blanks ?? []}
            contributorId={last?.contributor?.id ?? null}
          />
        </Part>
      ) : (
        last && (
          <Part id="words" title={t('version', { version: last.version })}>
            <DeclarationPaper t={t} locale={locale} questionnaire={asked} blanks={last.blanks} />
          </Part>
        )
      )}
    </>
  );
}
