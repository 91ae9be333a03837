import { SafeText } from '@/components/exhibits/safe-text';
import { Badge } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Time } from '@/components/ui/time';
import type { Translate } from '@/lib/i18n/translator';
import type { Notes } from '@/lib/review/dto';

/** Counsel's notes, oldest first, and whether their log is whole. */
export function NoteList({ t, notes }: { t: Translate<'review'>; notes: Notes }) {
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
                {!one.own && <span>{t('notes.sharedBy', { name: one.by })}</span>}
                {one.own && one.sharedWith.length > 0 && (
                  <span>{t('notes.sharedWith', { count: one.sharedWith.length })}</span>
                )}
              </p>
              <p className="measure">
                {one.text === null ? t('notes.locked') : <SafeText text={one.text} lines />}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
