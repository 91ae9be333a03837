'use client';

import { CircleDot, Eye } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Popover } from '@/components/ui/popover';
import type { SessionView } from '../session/session-view';
import type { Reader } from './about-prompt';

type Props = { view: SessionView; readers: readonly Reader[] | null };

/** What is being recorded and who can read it; stays in sight however far the text is scrolled. */
export function RecordingLine({ view, readers }: Props) {
  const t = useTranslations('prompts.recording');
  const access = useTranslations('workspace.access');
  const on = view.phase === 'writing';
  const state = on ? 'on' : 'off';
  const what = on ? t('text') : t('off.text');
  return (
    <>
      <div className="sticky top-(--top) z-20 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-hairline bg-paper py-2.5 text-sm">
        <p className="flex min-w-0 items-start gap-2">
          <CircleDot
            aria-hidden
            className={
              on ? 'mt-0.5 size-4 shrink-0 text-seal' : 'mt-0.5 size-4 shrink-0 text-ink-2'
            }
          />
          <span>
            <strong className="font-semibold">{t(`${state}.title`)}</strong>{' '}
            <span className="text-ink-2 max-md:hidden">{what}</span>
          </span>
        </p>
        <p className="flex items-center gap-2 text-ink-2">
          <Eye aria-hidden className="size-4 shrink-0" />
          {readers === null ? (
            t('seenByCase')
          ) : (
            <Popover
              trigger={
                <button type="button" className="link text-left">
                  {t('seenBy', { count: readers.length })}
                </button>
              }
              title={t('seenByTitle')}
            >
              <ul>
                {readers.map(({ name, access: level }) => (
                  <li key={`${level} ${name}`}>
                    <bdi>{name}</bdi>{' '}
                    <span className="text-ink-2">· {access(`${level}.name`)}</span>
                  </li>
                ))}
              </ul>
              <p className="mt-2 text-sm text-ink-2">{t('seenByText')}</p>
            </Popover>
          )}
        </p>
      </div>
      {/* On a phone only what matters most stays at the top. */}
      <p className="text-sm text-ink-2 md:hidden">{what}</p>
    </>
  );
}

/** How far the record has taken what was written here. */
export function Acknowledged({ view }: { view: SessionView }) {
  const t = useTranslations('prompts.recording');
  return (
    <p className="text-sm text-ink-2" data-waiting={view.waiting}>
      {view.waiting > 0 ? t('waiting', { count: view.waiting }) : t('acknowledged')}
    </p>
  );
}
