import Link from 'next/link';
import { classNames } from '@/components/ui/class-names';

type Props = {
  label: string;
  here: string;
  views: readonly { view: string; label: string; href: string }[];
};

/** Views of one page that have addresses of their own, as links beside each other. */
export function ViewLinks({ label, here, views }: Props) {
  return (
    <nav aria-label={label} className="screen-only mb-3 flex gap-4 text-sm">
      {views.map(({ view, label: words, href }) => (
        <Link
          key={view}
          href={href}
          aria-current={view === here ? 'true' : undefined}
          className={classNames(
            'inline-flex min-h-7 items-center max-md:min-h-9',
            view === here ? 'border-b-2 border-action font-medium text-ink' : 'link',
          )}
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
