import Link from 'next/link';
import { classNames } from '@/components/ui/class-names';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';

type Query = {
  state: 'waiting' | 'confirmed' | 'left';
  kind: 'run' | 'link' | null;
  importId: string | null;
};

type Props = {
  t: Translate<'imports'>;
  format: Formatter;
  /** Address of the page. */
  room: string;
  query: Query;
  waiting: { run: number; link: number };
};

/** Which proposals are shown, by state and kind; each choice has its own address. */
export function ProposalFilters({ t, format, room, query, waiting }: Props) {
  const link = (change: Partial<Query>, isHere: boolean, text: string) => (
    <li key={text}>
      <Link
        href={addressOf(room, { ...query, ...change })}
        aria-current={isHere ? 'page' : undefined}
        className={classNames(
          'inline-flex min-h-7 items-center max-md:min-h-11',
          isHere ? 'font-semibold' : 'link',
        )}
      >
        {text}
      </Link>
    </li>
  );
  const { state, kind } = query;
  const words = {
    waiting: t('proposals.waiting', { count: format.count(waiting.run + waiting.link) }),
    confirmed: t('proposals.confirmed'),
    left: t('proposals.left'),
  };
  return (
    <nav
      aria-label={t('proposals.filter')}
      className="screen-only mb-4 flex flex-wrap gap-x-10 gap-y-1"
    >
      <ul className="flex flex-wrap gap-x-4">
        {(['waiting', 'confirmed', 'left'] as const).map((one) =>
          link({ state: one }, one === state, words[one]),
        )}
      </ul>
      <ul className="flex flex-wrap gap-x-4">
        {link({ kind: null }, kind === null, t('proposals.kindAll'))}
        {link({ kind: 'run' }, kind === 'run', t('proposals.kindRun'))}
        {link({ kind: 'link' }, kind === 'link', t('proposals.kindLink'))}
      </ul>
    </nav>
  );
}

function addressOf(room: string, { state, kind, importId }: Query): string {
  const query = new URLSearchParams({
    ...(state === 'waiting' ? {} : { state }),
    ...(kind ? { kind } : {}),
    ...(importId ? { import: importId } : {}),
  }).toString();
  return query === '' ? room : `${room}?${query}`;
}
