'use client';

import { useTranslations } from 'use-intl';
import { AreaMarks, type MarkedSheet } from './area-marks';
import { PageMarks } from './page-marks';
import type { Marks } from './redaction-marks';
import { SpanMarks } from './span-marks';
import type { AskedSheet, SheetSource } from './use-sheets';

/** A file as its marks are set on it: a picture, a PDF with the page open at first, or the whole of a text. */
export type RedactionSubject =
  | { kind: 'picture'; sheet: MarkedSheet & { page: null } }
  | { kind: 'pages'; source: SheetSource; first: AskedSheet & { ok: true } }
  | { kind: 'text'; text: string };

type Props = {
  subject: RedactionSubject;
  marks: Marks;
  onChange(marks: Marks): void;
};

/** Marks what is to be taken out of a derivative. The original is not touched, and this is said. */
export function RedactionEditor({ subject, marks, onChange }: Props) {
  const t = useTranslations('volume.redaction');
  const takeAreas = (areas: Marks['areas']) => onChange({ areas, spans: [] });
  return (
    <div className="grid gap-4">
      <p className="measure text-ink-2">{t(`about.${subject.kind}`)}</p>
      {subject.kind === 'picture' && (
        <AreaMarks sheet={subject.sheet} areas={marks.areas} onChange={takeAreas} />
      )}
      {subject.kind === 'pages' && (
        <PageMarks
          source={subject.source}
          first={subject.first}
          areas={marks.areas}
          onChange={takeAreas}
        />
      )}
      {subject.kind === 'text' && (
        <SpanMarks
          text={subject.text}
          spans={marks.spans}
          onChange={(spans) => onChange({ areas: [], spans })}
        />
      )}
    </div>
  );
}
