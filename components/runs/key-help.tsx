'use client';

import { useTranslations } from 'use-intl';

function Key({ children }: { children: string }) {
  return (
    <kbd className="inline-block min-w-5 rounded-sm border border-control bg-sheet px-1 text-center font-mono text-xs leading-5">
      {children}
    </kbd>
  );
}

type Row = { does: string; keys: readonly string[]; both?: true };

/** The keys of the contact sheet, always in sight. */
export function KeyHelp({ id }: { id: string }) {
  const t = useTranslations('runs.sheet.keys');
  const rows: Row[] = [
    { does: t('arrows'), keys: [t('arrowKeys')] },
    { does: t('chosen'), keys: ['1', 'c'] },
    { does: t('rejected'), keys: ['0', 'x'] },
    { does: t('undecided'), keys: ['u'] },
    { does: t('toggle'), keys: [t('space')] },
    { does: t('open'), keys: [t('enter')] },
    { does: t('reason'), keys: ['r', '/'] },
    { does: t('back'), keys: [t('escape')] },
    { does: t('record'), keys: ['Ctrl', 'Enter'], both: true },
  ];
  return (
    <section id={id} aria-label={t('title')} className="screen-only max-md:hidden">
      <p className="sr-only">{t('text')}</p>
      <dl className="flex flex-wrap gap-x-4 gap-y-1.5 border-y border-hairline py-2 text-sm">
        {rows.map(({ does, keys, both }) => (
          <div key={does} className="flex items-center gap-1.5">
            <dt className="flex items-center gap-1">
              {keys.map((key, i) => (
                <span key={key} className="flex items-center gap-1">
                  {i > 0 && <span className="text-ink-2">{both ? '+' : t('or')}</span>}
                  <Key>{key}</Key>
                </span>
              ))}
            </dt>
            <dd className="text-ink-2">{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
