'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Tip } from './tip';

/** How far an entry is vouched for. */
export type EntryState = 'sequenced' | 'checkpointed' | 'anchored';

export type StateMarkProps = {
  state: EntryState;
  /** Address of the entry's proof. */
  href?: string | undefined;
  /** Shows the word beside the circle. */
  words?: boolean | undefined;
};

/** ○ ◐ ●, drawn, so that no font can change or miss them. */
function Circle({ state }: { state: EntryState }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 shrink-0">
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      {state === 'checkpointed' && <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" />}
      {state === 'anchored' && <circle cx="8" cy="8" r="6" fill="currentColor" />}
    </svg>
  );
}

/** The state of an entry, leading to its proof where one can be opened. */
export function StateMark({ state, href, words }: StateMarkProps) {
  const t = useTranslations('common.state');
  const word = t(state);
  const tip = `${word}: ${t(`about.${state}`)}`;
  const inside = (
    <>
      <Circle state={state} />
      <span className={words ? undefined : 'mark-word text-sm'}>{word}</span>
    </>
  );
  const layout = 'inline-flex items-center gap-1.5 align-middle';
  if (href !== undefined) {
    return (
      <Link
        href={href}
        data-tip={tip}
        aria-label={t('proof', { state: word })}
        className={`${layout} min-h-6 min-w-6 rounded-sm text-ink hover:text-action`}
      >
        {inside}
      </Link>
    );
  }
  return (
    <Tip text={tip} label={word} className={layout}>
      {inside}
    </Tip>
  );
}
