'use client';

import { useTranslations } from 'use-intl';
import { classNames } from './class-names';
import { CopyButton } from './copy-button';
import { Tip } from './tip';

export type HashProps = {
  /** Lower-case hexadecimal. */
  value: string;
  algorithm?: string | undefined;
  /** The whole value on the page instead of its first and last characters. */
  whole?: boolean | undefined;
  copy?: boolean | undefined;
};

const GROUP = 8;

/** Groups of eight in alternating ink, set apart by space that is not in the copied text. */
function Groups({ value }: { value: string }) {
  const groups = value.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
  return groups.map((group, index) => (
    <span
      // The position is the identity of a group.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      key={index}
      className={classNames('inline-block pr-[0.4em] last:pr-0', index % 2 === 1 && 'text-ink-2')}
    >
      {group}
    </span>
  ));
}

/**
 * A digest: monospace with slashed zero, grouped by eight. Short, it shows the first twelve and
 * last four characters, the whole on hover and focus; print always has the whole.
 */
export function Hash({ value, algorithm = 'SHA-256', whole, copy = true }: HashProps) {
  const t = useTranslations('common.hash');
  const mono = 'figures-zero font-mono text-[0.9em]';
  const short = !whole && value.length > 20;
  return (
    <span className="inline-flex max-w-full items-baseline gap-1">
      {short ? (
        <>
          <Tip
            text={`${algorithm} ${value}`}
            label={t('label', { algorithm, value })}
            className={classNames(mono, 'whitespace-nowrap print:hidden')}
          >
            {value.slice(0, 12)}
            <span className="text-ink-2">…{value.slice(-4)}</span>
          </Tip>
          <span className={classNames(mono, 'hidden print:inline')}>
            <Groups value={value} />
          </span>
        </>
      ) : (
        <span className={classNames(mono, 'min-w-0')}>
          <Groups value={value} />
        </span>
      )}
      {copy && (
        <span className="-my-1 self-center">
          <CopyButton value={value} label={t('copy', { algorithm })} />
        </span>
      )}
    </span>
  );
}
