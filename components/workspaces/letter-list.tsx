'use client';

import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { LetterItem } from '@/lib/workspaces/dto';

export type LetterListProps = { letters: readonly LetterItem[]; delivers: boolean };

/** Letters as their recipients get them, folded. */
export function LetterList({ letters, delivers }: LetterListProps) {
  const t = useTranslations('workspace.outbox');
  return (
    <ul className="border-t border-hairline">
      {letters.map((letter) => (
        <li key={letter.id} className="border-b border-hairline">
          <details>
            <summary className="grid cursor-pointer gap-x-6 gap-y-0.5 py-2.5 md:grid-cols-[minmax(0,1fr)_auto]">
              <span className="min-w-0">
                <span className="block font-medium">{letter.subject}</span>
                <span className="block text-sm break-words text-ink-2">
                  {t('to', { recipient: letter.to })}
                </span>
              </span>
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2 md:justify-end">
                {letter.ofInstance && <Badge>{t('ofInstance')}</Badge>}
                <State letter={letter} delivers={delivers} />
                <Time at={letter.madeAt} precision="minute" />
              </span>
            </summary>
            {letter.body === null ? (
              <p className="measure pb-4 text-ink-2">{t('unreadable')}</p>
            ) : (
              <pre className="measure pb-4 font-sans text-base break-words whitespace-pre-wrap">
                {letter.body}
              </pre>
            )}
          </details>
        </li>
      ))}
    </ul>
  );
}

function State({ letter, delivers }: { letter: LetterItem; delivers: boolean }) {
  const t = useTranslations('workspace.outbox.state');
  const { sentAt, failure } = letter;
  if (sentAt !== null) {
    return <span>{t.rich('sent', { time: () => <Time at={sentAt} precision="minute" /> })}</span>;
  }
  if (failure === 'under_way') return <span>{t('underWay')}</span>;
  if (failure !== null) return <span className="text-seal">{t('failed', { failure })}</span>;
  return <span>{t(delivers ? 'waiting' : 'kept')}</span>;
}
