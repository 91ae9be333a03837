import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import { DeskNotice, LogWarning } from '@/components/desk/desk-notice';
import { QuestionPart } from '@/components/desk/question-part';
import { PageHeading } from '@/components/shell/page-heading';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { loadWorksheet } from '@/lib/desk/loaders';
import { load } from '@/lib/door/perform';
import { FORUM_NAMES } from '@/lib/elements/elements';
import { caseHead } from '../../case-head';
import { withdrawItemAction } from '../facts/actions';
import { saveRemarkAction } from './actions';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const FILTERS = ['all', 'no_record', 'no_remark'] as const;

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('desk'))('worksheet.title')} · ${title}` };
}

/** The questions of the other side with the record that bears on each, or an honest none. */
export default async function WorksheetPage({ params, searchParams }: Props) {
  const [{ caseId }, asked] = await Promise.all([params, searchParams]);
  const forum = FORUM_NAMES.find((one) => one === asked.forum);
  const filter = FILTERS.find((one) => one === asked.show) ?? 'all';
  const [head, sheet, t, words, format] = await Promise.all([
    caseHead(caseId),
    load(loadWorksheet, { caseId, ...(forum ? { forum } : {}) }),
    getT('desk'),
    getT('review'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/review/worksheet`;
  const address = (to: { forum?: string | undefined; show?: string }) => {
    const query = new URLSearchParams();
    const { forum: where = forum, show = filter } = to;
    if ('forum' in to ? to.forum : where)
      query.set('forum', String('forum' in to ? to.forum : where));
    if (show !== 'all') query.set('show', show);
    return query.size > 0 ? `${room}?${query}` : room;
  };
  const questions = sheet.questions.filter(
    (one) =>
      filter === 'all' || (filter === 'no_record' ? one.count === 0 : one.remarks.length === 0),
  );
  const actions = sheet.may.write
    ? {
        remark: saveRemarkAction.bind(null, caseId),
        withdraw: withdrawItemAction.bind(null, caseId),
      }
    : null;
  const line = (name: string, links: { href: string; words: string; here: boolean }[]) => (
    <nav aria-label={name} className="screen-only">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {links.map((one) => (
          <li key={one.href + one.words}>
            <Link
              href={one.href}
              aria-current={one.here ? 'page' : undefined}
              className={classNames('link', one.here && 'font-semibold')}
            >
              {one.words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
  return (
    <>
      <PageHeading level={2} title={t('worksheet.title')}>
        {t('worksheet.lead')}
      </PageHeading>
      <LogWarning t={t} holds={sheet.holds} />
      <div className="mb-4 grid gap-1.5">
        {sheet.forums.length > 1 &&
          line(
            words('forum.label'),
            [undefined, ...sheet.forums].map((one) => ({
              href: address({ forum: one }),
              words: words(`forum.${one ?? 'all'}`),
              here: one === forum,
            })),
          )}
        {line(
          t('worksheet.filter'),
          FILTERS.map((show) => ({
            href: address({ show }),
            words: t(`worksheet.filters.${show}`),
            here: show === filter,
          })),
        )}
        <p className="text-sm text-ink-2">{t('worksheet.count', { count: questions.length })}</p>
      </div>
      {questions.length === 0 ? (
        <EmptyState title={t('worksheet.empty')}>{t('worksheet.emptyText')}</EmptyState>
      ) : (
        <ol className="border-t border-hairline">
          {questions.map((question) => (
            <QuestionPart
              key={question.number}
              t={t}
              words={words}
              base={base}
              me={sheet.me}
              readers={sheet.readers}
              question={question}
              actions={actions}
            />
          ))}
        </ol>
      )}
      <p className="mt-4 text-sm text-ink-2">
        {t('worksheet.asOf', {
          day: format.day(sheet.lawsAsOf),
          size: format.count(sheet.size),
        })}
      </p>
      <DeskNotice t={t} />
    </>
  );
}
