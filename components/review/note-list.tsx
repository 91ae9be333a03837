import { VisibleLine } from '@/components/desk/visible-line';
import { SafeText } from '@/components/exhibits/safe-text';
import { Badge } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Time } from '@/components/ui/time';
import type { Translate } from '@/lib/i18n/translator';
import type { Notes } from '@/lib/review/dto';

type Props = { t: Translate<'review'>; desk: Translate<'desk'>; notes: Notes };

/** Counsel's notes, oldest first, and whether their log is whole. */
export function NoteList({ t, desk, notes }: Props) {
  return (
    <>
      {!notes.holds && <Banner tone="warning" title={t('notes.broken')} />}
      {notes.notes.length === 0 ? (
        <p className="text-ink-2">{t('notes.none')}</p>
      ) : (
        <ul>
          {notes.notes.map((one) => (
            <li key={one.id} className="grid gap-1 border-b border-hairline py-2.5">
              <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-2">
                <Time at={one.at} />
                {one.mark && <Badge>{t(`notes.marks.${one.mark}`)}</Badge>}
                {one.elements.length > 0 && <span>{one.elements.join(' · ')}</span>}
                {!one.own && <span>{one.by}</span>}
              </p>
              <p className="measure">
                {one.text === null ? t('notes.locked') : <SafeText text={one.text} lines />}
              </p>
              <VisibleLine
                t={desk}
                readers={one.sharedWith}
                own={one.own}
                by={one.by}
                me={notes.me}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
