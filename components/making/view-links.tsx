import Link from 'next/link';
import { classNames } from '@/components/ui/class-names';

type Props = {
  label: string;
  /** The view shown, or the one of a desk and the one of a phone where the window decides. */
  here: string | { desk: string; phone: string };
  views: readonly { view: string; label: string; href: string }[];
};

/** Views of one page that have addresses of their own, as links beside each other. */
export function ViewLinks({ label, here, views }: Props) {
  return (
    <nav aria-label={label} className="screen-only mb-3 flex gap-4 text-sm">
      {views.map((view) =>
        typeof here === 'string' ? (
          <ViewLink key={view.view} view={view} current={view.view === here} />
        ) : (
          <span key={view.view} className="contents">
            <ViewLink view={view} current={view.view === here.desk} className="max-md:hidden" />
            <ViewLink view={view} current={view.view === here.phone} className="md:hidden" />
          </span>
        ),
      )}
    </nav>
  );
}

type LinkProps = { view: Props['views'][number]; current: boolean; className?: string };

function ViewLink({ view, current, className }: LinkProps) {
  return (
    <Link
      href={view.href}
      aria-current={current ? 'true' : undefined}
      className={classNames(
        'inline-flex min-h-7 items-center max-md:min-h-9',
        current ? 'border-b-2 border-action font-medium text-ink' : 'link',
        className,
      )}
    >
      {view.label}
    </Link>
  );
}
