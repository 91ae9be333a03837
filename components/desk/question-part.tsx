import Link from 'next/link';
import type { FormAction } from '@/components/cases/form-action';
import { SafeText } from '@/components/exhibits/safe-text';
import { RecordName } from '@/components/review/record-line';
import { ClassMark } from '@/components/ui/class-mark';
import { Time } from '@/components/ui/time';
import type { WorksheetItem } from '@/lib/desk/dto';
import { standing } from '@/lib/desk/model';
import type { Readers } from '@/lib/review/dto';
import { plainCite } from './cite-address';
import { CiteList, type CiteWords } from './cite-line';
import { ItemVersions } from './item-versions';
import { RemarkDialog } from './remark-dialog';
import { VisibleLine } from './visible-line';
import { WithdrawItem } from './withdraw-item';

type Props = CiteWords & {
  /** Address of the case. */
  base: string;
  me: string;
  readers: Readers;
  question: WorksheetItem;
  /** Actions of those who may write; null for readers. */
  actions: { remark: FormAction; withdraw: FormAction } | null;
};

/** One question: what bears on it, what is not there, and what was remarked. */
export function QuestionPart({ t, words, base, me, readers, question, actions }: Props) {
  const { number, records, count, absences, elements, laws, remarks } = question;
  return (
    <li
      id={`Q${number}`}
      className="grid break-inside-avoid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 gap-y-3 border-b border-hairline py-5"
    >
      <span className="pt-0.5 text-right font-mono text-sm text-ink-2">{number}</span>
      <h3 className="measure font-serif text-lg leading-snug font-semibold">
        {t(`worksheet.question.${number}`)}
      </h3>
      <div className="col-start-2 grid gap-x-8 gap-y-4 lg:grid-cols-2">
        <section className="min-w-0">
          <h4 className="text-sm font-semibold">{t('worksheet.records')}</h4>
          {count === 0 ? (
            <p>
              <strong className="font-semibold">{t('worksheet.none')}</strong>{' '}
              <span className="text-ink-2">{t('worksheet.noneText')}</span>
            </p>
          ) : (
            <ul className="mt-1 grid gap-1">
              {records.map((record) => (
                <li
                  key={`${record.kind} ${record.id} ${record.entry}`}
                  className="flex items-baseline gap-2"
                >
                  <span className="flex w-6 shrink-0 justify-center">
                    {record.class !== null && <ClassMark value={record.class} />}
                  </span>
                  <span className="min-w-0">
                    <RecordName t={words} base={base} record={record} />{' '}
                    <span className="text-sm text-ink-2">
                      <Time at={record.at} show="date" />
                    </span>
                  </span>
                </li>
              ))}
              {count > records.length && (
                <li className="pl-8 text-sm text-ink-2">
                  {t('worksheet.more', { count: count - records.length })}
                </li>
              )}
            </ul>
          )}
        </section>
        <div className="grid content-start gap-4">
          {absences.length > 0 && (
            <section>
              <h4 className="text-sm font-semibold">{t('worksheet.absences')}</h4>
              <ul className="mt-1 list-disc pl-5">
                {absences.map((name) => (
                  <li key={name}>{t(`worksheet.absence.${name}`)}</li>
                ))}
              </ul>
            </section>
          )}
          <p className="text-sm text-ink-2">
            {t('worksheet.elements')}:{' '}
            {elements.map((id) => (
              <Link key={id} href={`${base}/review#${id}`} className="link mr-2 font-mono">
                {id}
              </Link>
            ))}
            {laws.length > 0 && (
              <span className="block">
                {laws.map(({ text, article }) => `${text} ${article}`).join(' · ')}
              </span>
            )}
          </p>
        </div>
      </div>
      <section className="col-start-2 grid gap-2 border-l-2 border-hairline pl-4">
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <h4 className="text-sm font-semibold">{t('worksheet.remarks')}</h4>
          {actions && (
            <span className="screen-only">
              <RemarkDialog
                number={number}
                readers={readers}
                remark={null}
                action={actions.remark}
              />
            </span>
          )}
        </div>
        {remarks.map((one) => {
          const { content, by, own, at, sharedWith } = standing(one);
          return (
            <div key={one.id} className="grid gap-1 pb-2">
              <p className="measure">
                {content === null ? t('locked') : <SafeText text={content.text} lines />}
              </p>
              {content !== null && content.cites.length > 0 && (
                <CiteList t={t} words={words} base={base} cites={content.cites} />
              )}
              <p className="text-sm text-ink-2">
                {by.name} · <Time at={at} />
              </p>
              <VisibleLine t={t} readers={one.readers} own={own} by={by.name} me={me} />
              <ItemVersions
                t={t}
                versions={one.versions}
                show={(said) => <SafeText text={said.text} lines />}
              />
              {actions && (
                <div className="screen-only flex flex-wrap gap-1.5">
                  <RemarkDialog
                    number={number}
                    readers={readers}
                    remark={{
                      itemId: one.id,
                      version: one.versions.length,
                      text: content?.text ?? '',
                      cites: content?.cites.map(plainCite) ?? [],
                      sharedWith,
                    }}
                    action={actions.remark}
                  />
                  {one.may.withdraw && (
                    <WithdrawItem
                      itemId={one.id}
                      version={one.versions.length}
                      action={actions.withdraw}
                    />
                  )}
                </div>
              )}
            </div>
          );
        })}
        {/* A line to write on, on paper. */}
        {remarks.length === 0 && (
          <p aria-hidden className="hidden h-14 border-b border-hairline print:block" />
        )}
      </section>
    </li>
  );
}
