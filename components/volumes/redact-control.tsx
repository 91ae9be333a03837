'use client';

import { type Dispatch, useState } from 'react';
import { useTranslations } from 'use-intl';
import { askCase } from '@/components/exhibits/intake/case-api';
import { uprightSize } from '@/components/exhibits/upright-size';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/text-input';
import type { ExhibitDetail } from '@/lib/exhibits/dto';
import type { ComposerExhibit } from '@/lib/volumes/dto';
import type { SheetRefusal } from '@/lib/volumes/model';
import type { Composition } from '@/lib/volumes/schema';
import type { Edit } from './editing';
import { RedactionEditor, type RedactionSubject } from './redaction-editor';
import type { Marks } from './redaction-marks';
import { askSheet } from './use-sheets';

type Redaction = Composition['redactions'][number];

type Props = {
  caseId: string;
  exhibit: ComposerExhibit;
  /** What is taken out already; null where nothing is. */
  redaction: Redaction | null;
  edit: Dispatch<Edit>;
};

/** A file that cannot be marked here, and why where that is known. */
type Unmarked = { kind: 'none'; reason: SheetRefusal | null };

/** Largest text that is marked here, in bytes. */
const MOST_TEXT = 1024 ** 2;

/** Takes parts out of what is printed of an exhibit, with the reason asked for at that moment. */
export function RedactControl({ caseId, exhibit, redaction, edit }: Props) {
  const t = useTranslations('volume.redact');
  const why = useTranslations('volume.redaction.refused');
  const [subject, setSubject] = useState<RedactionSubject | Unmarked | 'loading' | null>(null);
  const [marks, setMarks] = useState<Marks>({
    areas: redaction?.areas ?? [],
    spans: redaction?.spans ?? [],
  });
  const [reason, setReason] = useState(redaction?.reason ?? '');
  const [missing, setMissing] = useState(false);
  const isNothing = marks.areas.length + marks.spans.length === 0;

  async function open() {
    setSubject('loading');
    try {
      setSubject(await subjectOf(caseId, exhibit, marks));
    } catch {
      setSubject({ kind: 'none', reason: null });
    }
  }

  function take() {
    if (reason.trim() === '' || isNothing) {
      setMissing(true);
      return;
    }
    const { id, version } = exhibit;
    edit({ do: 'redact', redaction: { exhibit: id, version, reason: reason.trim(), ...marks } });
    setSubject(null);
    setMissing(false);
  }

  if (subject === null || subject === 'loading') {
    return (
      <Button size="small" aria-disabled={subject === 'loading' || undefined} onClick={open}>
        {t(redaction ? 'change' : 'open')}
      </Button>
    );
  }
  if (subject.kind === 'none')
    return <p className="measure text-ink-2">{subject.reason ? why(subject.reason) : t('none')}</p>;
  return (
    <div className="grid gap-4">
      <RedactionEditor subject={subject} marks={marks} onChange={setMarks} />
      <Field
        label={t('reason')}
        error={missing && reason.trim() === '' ? 'required' : undefined}
        required
      >
        <Textarea
          value={reason}
          rows={2}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      {missing && isNothing && (
        <p role="alert" className="text-seal">
          {t('nothing')}
        </p>
      )}
      <div className="flex gap-2">
        <Button size="small" variant="primary" onClick={take}>
          {t('take')}
        </Button>
        <Button size="small" onClick={() => setSubject(null)}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

/** What marks are set on: the picture in its own pixels, a page of a PDF in points, or the whole text. */
async function subjectOf(
  caseId: string,
  { id, version, mediaType, bytes }: ComposerExhibit,
  { areas }: Marks,
): Promise<RedactionSubject | Unmarked> {
  if (mediaType === 'application/pdf') {
    const source = { caseId, exhibit: id, version };
    const first = await askSheet(source, areas[0]?.page ?? 1);
    return first.ok ? { kind: 'pages', source, first } : { kind: 'none', reason: first.reason };
  }
  const { data } = await askCase<ExhibitDetail>(`${caseId}/exhibits/${id}`);
  const { look, width, height } = data;
  if (look.kind === 'image' && width && height) {
    const sheet = { page: null, src: look.url, size: uprightSize({ width, height }, look) };
    return { kind: 'picture', sheet };
  }
  if (look.kind !== 'text' || bytes > MOST_TEXT) return { kind: 'none', reason: null };
  const answer = await fetch(look.url);
  return answer.ok ? { kind: 'text', text: await answer.text() } : { kind: 'none', reason: null };
}
