import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getFormatter, getLocale, getT } from '@/app/locale';
import { DeclarationPaper } from '@/components/statements/declaration-paper';
import { PrintButton } from '@/components/statements/print-button';
import { Time } from '@/components/ui/time';
import { load } from '@/lib/door/perform';
import { presentQuestionnaire, questionnaireAt } from '@/lib/elements/questionnaires';
import type { Questionnaire } from '@/lib/elements/questionnaires/questionnaire';
import { DECLARATIONS } from '@/lib/entries/vocabulary';
import { LOCALES } from '@/lib/i18n/locale';
import { translator } from '@/lib/i18n/translator';
import type { DeclarationVersionItem } from '@/lib/statements/dto';
import { loadDeclarations } from '@/lib/statements/loaders';
import { caseHead } from '../../../case-head';
import { oneDeclaration } from '../../one-of-them';

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('statements'))('declaration.print')} · ${title}` };
}

/** What is to be printed: a version of a declaration, or a questionnaire with nothing filled in. */
async function wanted(
  caseId: string,
  { template, declaration, version }: Query,
): Promise<{ questionnaire: Questionnaire; filled: DeclarationVersionItem | null }> {
  if (typeof declaration !== 'string') {
    const asked = DECLARATIONS.find((one) => one === template);
    if (!asked) notFound();
    // Nothing of the case is read, but nobody who may not read here sees the page.
    await load(loadDeclarations, { caseId });
    return { questionnaire: presentQuestionnaire(asked), filled: null };
  }
  const found = await oneDeclaration(caseId, declaration);
  const filled =
    version === undefined
      ? found.versions.at(-1)
      : found.versions.find((one) => String(one.version) === version);
  const questionnaire = filled && questionnaireAt(found.template, filled.questionnaire);
  if (!filled || !questionnaire) notFound();
  return { questionnaire, filled };
}

/** A declaration set for printing, in the language of the reader or the other one. */
export default async function DeclarationPaperPage({ params, searchParams }: Props) {
  const [{ caseId }, query] = await Promise.all([params, searchParams]);
  const [head, { questionnaire, filled }, t, format, own] = await Promise.all([
    caseHead(caseId),
    wanted(caseId, query),
    getT('statements'),
    getFormatter(),
    getLocale(),
  ]);
  const locale = LOCALES.find((one) => one === query.language) ?? own;
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/statements/declarations`;
  const address = (language: string) => {
    const kept = Object.entries({ ...query, language }).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    return `${room}/paper?${new URLSearchParams(kept)}`;
  };
  const back = typeof query.declaration === 'string' ? `${room}/${query.declaration}` : room;
  return (
    <>
      <div className="screen-only mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Link href={back} className="link">
          {t('declaration.back')}
        </Link>
        {LOCALES.filter((one) => one !== locale).map((one) => (
          <Link key={one} href={address(one)} className="link" hrefLang={one}>
            {t(`language.${one}`)}
          </Link>
        ))}
        <PrintButton words={t('declaration.print')} />
      </div>
      <DeclarationPaper
        t={translator(locale, 'statements')}
        locale={locale}
        questionnaire={questionnaire}
        blanks={filled?.blanks ?? []}
      />
      {filled && (
        <p className="mt-6 max-w-3xl text-sm text-ink-2">
          {t('version', { version: filled.version })} ·{' '}
          {t('declaration.savedBy', { name: filled.by })} · <Time at={filled.at} zoned /> ·{' '}
          <Link href={`${base}/ledger/${filled.entry}`} className="link">
            {t('entry', { number: format.count(filled.entry) })}
          </Link>
        </p>
      )}
    </>
  );
}
