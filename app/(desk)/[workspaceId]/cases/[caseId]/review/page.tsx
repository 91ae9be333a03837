import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import { ElementPart } from '@/components/review/element-part';
import { RescuePart } from '@/components/review/rescue-part';
import { PageHeading } from '@/components/shell/page-heading';
import { classNames } from '@/components/ui/class-names';
import { load } from '@/lib/door/perform';
import { FORUM_NAMES } from '@/lib/elements/elements';
import { STANDINGS } from '@/lib/elements/standing';
import { loadElements, loadNotes } from '@/lib/review/loaders';
import { caseHead } from '../case-head';
import { CounselNotes } from '../counsel-notes';
import { linkRecordAction, unlinkElementAction } from './actions';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('review'))('title')} · ${title}` };
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const [{ caseId }, asked] = await Promise.all([params, searchParams]);
  const forum = FORUM_NAMES.find((one) => one === asked.forum);
  const [head, list, t, format] = await Promise.all([
    caseHead(caseId),
    load(loadElements, { caseId, ...(forum ? { forum } : {}) }),
    getT('review'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/review`;
  const actions = list.may.link
    ? {
        link: linkRecordAction.bind(null, caseId),
        unlink: unlinkElementAction.bind(null, caseId),
      }
    : null;
  const noted = head.can['counsel.read'] ? (await load(loadNotes, { caseId })).notes : [];
  const counts = STANDINGS.map((standing) => ({
    standing,
    count: list.elements.filter((one) => one.standing === standing).length,
  })).filter(({ count }) => count > 0);
  return (
    <>
      <PageHeading level={2} title={t('title')}>
        {t('lead')}
      </PageHeading>
      {list.forums.length > 1 && (
        <nav aria-label={t('forum.label')} className="screen-only mb-4">
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {[undefined, ...list.forums].map((one) => (
              <li key={one ?? 'all'}>
                <Link
                  href={one ? `${room}?forum=${one}` : room}
                  aria-current={one === forum ? 'page' : undefined}
                  className={classNames('link', one === forum && 'font-semibold')}
                >
                  {t(`forum.${one ?? 'all'}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <dl className="mb-4 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {counts.map(({ standing, count }) => (
          <div key={standing} className="flex gap-2">
            <dt className="text-ink-2">{t(`standing.${standing}`)}</dt>
            <dd>{t('summary', { count })}</dd>
          </div>
        ))}
      </dl>
      <div className="border-t border-hairline">
        {list.elements.map((element) => (
          <ElementPart
            key={element.id}
            t={t}
            base={base}
            element={element}
            actions={actions}
            noted={noted.filter(({ elements }) => elements.includes(element.id))}
          />
        ))}
      </div>
      <RescuePart t={t} base={base} format={format} sources={list.rescue} />
      <p className="mt-4 text-sm text-ink-2">
        {t('lawsAsOf', { day: format.day(list.lawsAsOf), size: format.count(list.size) })}
      </p>
      <CounselNotes caseId={caseId} record={null} />
    </>
  );
}
