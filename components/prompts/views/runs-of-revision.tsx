import Link from 'next/link';
import type { Translate } from '@/lib/i18n/translator';
import type { RevisionRun } from '@/lib/prompts/dto';

type Props = {
  t: Translate<'attribution'>;
  /** Address of the case, and the prompt. */
  base: string;
  promptId: string;
  runs: readonly RevisionRun[];
};

/** Runs shown by name before the others are only counted. */
const MOST = 8;

/** The runs a revision was given to, each by its number. */
export function RunsOfRevision({ t, base, promptId, runs }: Props) {
  if (runs.length === 0) return <span className="text-ink-2">{t('revision.noRun')}</span>;
  const more = runs.length - MOST;
  return (
    <ul className="flex min-w-0 flex-wrap gap-x-4 gap-y-1">
      {runs.slice(0, MOST).map(({ id, number }) => (
        <li key={id}>
          <Link href={`${base}/runs/${id}`} className="link inline-flex min-h-6 items-center">
            {t('revision.run', { number })}
          </Link>
        </li>
      ))}
      {more > 0 && (
        <li>
          <Link
            href={`${base}/runs?prompt=${promptId}`}
            className="link inline-flex min-h-6 items-center"
          >
            {t('revision.moreRuns', { count: more })}
          </Link>
        </li>
      )}
    </ul>
  );
}
