import Link from 'next/link';
import { getT } from '@/app/locale';
import { LinkToElements, UnlinkRecord } from '@/components/review/link-dialogs';
import { PageHeading } from '@/components/shell/page-heading';
import { load } from '@/lib/door/perform';
import type { RecordKind } from '@/lib/entries/vocabulary';
import { loadElements } from '@/lib/review/loaders';
import { caseHead } from './case-head';
import { linkToElementsAction, unlinkElementAction } from './review/actions';

type Props = {
  caseId: string;
  record: { kind: RecordKind; id: string; revision: number | null };
};

/** Which elements people linked a record to, and one gesture to link it to more. */
export async function RecordElements({ caseId, record }: Props) {
  const [head, { elements, may }, t] = await Promise.all([
    caseHead(caseId),
    load(loadElements, { caseId }),
    getT('review'),
  ]);
  const id = record.revision === null ? record.id : `${record.id}/${record.revision}`;
  const links = elements.flatMap(({ bears }) =>
    bears.flatMap((one) =>
      one.record.id === id && 'link' in one.basis ? [{ ...one, link: one.basis.link }] : [],
    ),
  );
  if (links.length === 0 && !may.link) return null;
  const unlink = unlinkElementAction.bind(null, caseId);
  return (
    <section className="mt-9">
      <PageHeading
        level={2}
        title={t('bears.title')}
        actions={
          may.link && <LinkToElements action={linkToElementsAction.bind(null, caseId, record)} />
        }
      />
      {links.length === 0 ? (
        <p className="text-ink-2">{t('link.notLinked')}</p>
      ) : (
        <ul>
          {links.map((one) => (
            <li
              key={one.link}
              className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-hairline py-2"
            >
              <span className="min-w-0">
                <Link
                  href={`/${head.workspaceId}/cases/${caseId}/review#${one.element}`}
                  className="link"
                >
                  {`${one.element} · ${t(`element.${one.element}.title`)}`}
                </Link>
                <span className="ml-2 text-sm text-ink-2">
                  {[
                    ...(one.bearing === 'against' ? [t('against')] : []),
                    ...one.aspects.map((aspect) => t(`aspect.${aspect}`)),
                    t('linkedBy', { name: one.linkedBy ?? '' }),
                  ].join(' · ')}
                </span>
              </span>
              {may.link && <UnlinkRecord linkId={one.link} action={unlink} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
