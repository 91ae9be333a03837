'use client';

import { useTranslations } from 'use-intl';
import { AreaMarks, type MarkedSheet } from './area-marks';
import type { Marks } from './redaction-marks';
import { SpanMarks } from './span-marks';

/** A file as its marks are set on it: a picture, pages of a PDF, or the whole of a text. */
export type RedactionSubject =
  | { kind: 'picture'; sheet: MarkedSheet & { page: null } }
  | { kind: 'pages'; sheets: readonly MarkedSheet[]; pages: number }
  | { kind: 'text'; text: string };

type Props = {
  subject: RedactionSubject;
  marks: Marks;
  onChange(marks: Marks): void;
};

/** Marks what is to be taken out of a derivative. The original is not touched, and this is said. */
export function RedactionEditor({ subject, marks, onChange }: Props) {
  const t = useTranslations('volume.redaction');
  return (
    <div className="grid gap-4">
      <p className="measure text-ink-2">{t(`about.${subject.kind}`)}</p>
      {subject.kind === 'pages' && subject.sheets.length < subject.pages && (
        <p className="measure text-sm">
          {t('morePages', {
            shown: String(subject.sheets.length),
            all: String(subject.pages),
          })}
        </p>
      )}
      {subject.kind === 'text' ? (
        <SpanMarks
          text={subject.text}
          spans={marks.spans}
          onChange={(spans) => onChange({ areas: [], spans })}
        />
      ) : (
        <AreaMarks
          sheets={subject.kind === 'picture' ? [subject.sheet] : subject.sheets}
          areas={marks.areas}
          onChange={(areas) => onChange({ areas, spans: [] })}
        />
      )}
    </div>
  );
}
