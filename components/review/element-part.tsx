import type { FormAction } from '@/components/cases/form-action';
import { SafeText } from '@/components/exhibits/safe-text';
import { Badge } from '@/components/ui/badge';
import type { Translate } from '@/lib/i18n/translator';
import type { ElementItem, NoteItem } from '@/lib/review/dto';
import { LinkRecord, UnlinkRecord } from './link-dialogs';
import { RecordLine, RecordName } from './record-line';
import { StandingMark } from './standing-mark';

type Props = {
  t: Translate<'review'>;
  base: string;
  element: ElementItem;
  /** Actions of those who may link; null for readers. */
  actions: { link: FormAction; unlink: FormAction } | null;
  /** What the reader may read of counsel's notes on it; they move no element. */
  noted: readonly NoteItem[];
};

/** One element: where it stands, why it is asked, the records that bear on it, what could be had. */
export function ElementPart({ t, base, element, actions, noted }: Props) {
  const { id, standing, bears, laws } = element;
  return (
    <details id={id} className="group border-b border-hairline">
      <summary className="grid cursor-pointer grid-cols-[3rem_1fr] items-center gap-x-3 gap-y-1 py-3 sm:grid-cols-[3rem_1fr_14rem_7rem]">
        <span className="font-mono text-sm text-ink-2">{id}</span>
        <span className="font-medium">{t(`element.${id}.title`)}</span>
        <span className="max-sm:col-start-2">
          <StandingMark t={t} value={standing} />
        </span>
        <span className="text-sm text-ink-2 max-sm:col-start-2 sm:text-right">
          {t('records', { count: bears.length })}
        </span>
      </summary>
      <div className="grid gap-4 pb-5 sm:pl-15">
        <p className="measure text-sm text-ink-2">{t(`standingHint.${standing}`)}</p>
        <dl className="grid gap-3 sm:grid-cols-2">
          <div>
            <dt className="text-sm text-ink-2">{t('why')}</dt>
            <dd className="measure">{t(`element.${id}.why`)}</dd>
          </div>
          {standing !== 'supported' && (
            <div>
              <dt className="text-sm text-ink-2">{t('obtain')}</dt>
              <dd className="measure">{t(`element.${id}.obtain`)}</dd>
            </div>
          )}
          {laws.length > 0 && (
            <div>
              <dt className="text-sm text-ink-2">{t('laws')}</dt>
              <dd>{laws.map(({ text, article }) => `${text} ${article}`).join(' · ')}</dd>
            </div>
          )}
        </dl>
        {bears.length === 0 ? (
          <p className="text-ink-2">{t('none')}</p>
        ) : (
          <ul>
            {bears.map((one) => (
              <RecordLine
                key={`${one.record.kind} ${one.record.id} ${one.record.entry}`}
                t={t}
                base={base}
                record={one.record}
                action={
                  actions &&
                  'link' in one.basis && (
                    <UnlinkRecord linkId={one.basis.link} action={actions.unlink} />
                  )
                }
              >
                <p className="text-sm">
                  {one.bearing === 'against' && (
                    <strong className="mr-2 text-seal">{t('against')}</strong>
                  )}
                  {[
                    ...one.aspects.map((aspect) => t(`aspect.${aspect}`)),
                    ...one.weaknesses.map((weakness) => t(`weakness.${weakness}`)),
                    'link' in one.basis ? t('linkedBy', { name: one.linkedBy ?? '' }) : t('byRule'),
                  ].join(' · ')}
                </p>
                {'note' in one.basis && one.basis.note !== '' && (
                  <p className="measure">
                    <SafeText text={one.basis.note} lines />
                  </p>
                )}
              </RecordLine>
            ))}
          </ul>
        )}
        {noted.length > 0 && (
          <section className="border-l-2 border-hairline pl-4">
            <h4 className="text-sm text-ink-2">{t('notes.onElement')}</h4>
            <ul>
              {noted.map((one) => (
                <li key={one.id} className="py-1.5">
                  {one.shown && <RecordName t={t} base={base} record={one.shown} />}
                  {one.mark && <Badge>{t(`notes.marks.${one.mark}`)}</Badge>}
                  {!one.own && <span className="ml-2 text-sm text-ink-2">{one.by}</span>}
                  {one.text && (
                    <p className="measure">
                      <SafeText text={one.text} lines />
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        {actions && (
          <p>
            <LinkRecord element={id} action={actions.link} />
          </p>
        )}
      </div>
    </details>
  );
}
