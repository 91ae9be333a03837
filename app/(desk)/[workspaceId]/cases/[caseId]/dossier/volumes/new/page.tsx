import Link from 'next/link';
import { forbidden } from 'next/navigation';
import { getFormatter, getT } from '@/app/locale';
import { PageHeading } from '@/components/shell/page-heading';
import { Composer } from '@/components/volumes/composer';
import { load } from '@/lib/door/perform';
import { VOLUME_FORUMS } from '@/lib/entries/vocabulary';
import { loadComposer } from '@/lib/volumes/loaders';
import { caseHead } from '../../../case-head';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('volume'))('composer.title')} · ${title}` };
}

/** Composes a volume: of everything, of a saved composition (`from`), or again of a volume (`again`). */
export default async function ComposeVolumePage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  const head = await caseHead(caseId);
  if (!head.can['dossier.export']) forbidden();
  const one = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined);
  const [from, again, wanted] = [one('from'), one('again'), one('forum')];
  const forum = VOLUME_FORUMS.find((known) => known === wanted);
  const [contents, t, dossier, format] = await Promise.all([
    load(loadComposer, {
      caseId,
      ...(from === undefined ? {} : { compositionId: from }),
      ...(again === undefined ? {} : { volumeId: again }),
      ...(forum === undefined ? {} : { forum }),
    }),
    getT('volume'),
    getT('dossier'),
    getFormatter(),
  ]);
  const room = `/${head.workspaceId}/cases/${caseId}/dossier`;
  const here = `${room}/volumes/new`;
  const { origin, saved, start } = contents;
  return (
    <>
      <p className="screen-only mb-2">
        <Link href={room} className="link">
          {dossier('title')}
        </Link>
      </p>
      <PageHeading level={2} title={t('composer.title')}>
        {t('composer.lead')}
      </PageHeading>
      <div className="mb-8 grid gap-3">
        <p>
          {t('forum.label')}:{' '}
          {VOLUME_FORUMS.map((known, i) => (
            <span key={known}>
              {i > 0 && ' · '}
              {known === start.forum ? (
                <strong aria-current="true">{t(`forum.${known}`)}</strong>
              ) : (
                <Link href={`${here}?forum=${known}`} className="link">
                  {t(`forum.${known}`)}
                </Link>
              )}
            </span>
          ))}
        </p>
        <p className="measure">
          {origin.kind === 'volume'
            ? t('composer.from.volume', { number: format.count(origin.number) })
            : t(`composer.from.${origin.kind}`)}
        </p>
        {saved.length > 0 && (
          <div>
            <h3 className="font-medium">{t('composer.savedList')}</h3>
            <ul>
              {saved.map((known) => (
                <li key={known.id}>
                  <Link href={`${here}?from=${known.id}`} className="link">
                    {t('composer.savedOne', {
                      title: known.title,
                      version: format.count(known.version),
                      by: known.by,
                    })}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {/* A new beginning is a new composer: nothing of the last one may stay in its fields. */}
      <Composer
        key={`${from ?? ''} ${again ?? ''} ${start.forum}`}
        contents={contents}
        room={room}
      />
    </>
  );
}
