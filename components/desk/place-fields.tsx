'use client';

import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { recordCalled } from '@/components/review/record-called';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, SelectableText } from '@/components/ui/text-input';
import type { NamedRecord } from '@/lib/desk/dto';
import type { Cite } from '@/lib/elements/cite';
import { visibleText } from '@/lib/kernel/visible-text';
import { RegionPlace } from './region-place';
import { unitsUpTo } from './text-place';
import { useRecordView } from './use-record-view';

/** A place within a record. */
export type Place = Pick<Cite, 'span' | 'region' | 'page'>;

/** The whole record. */
export const WHOLE: Place = { span: null, region: null, page: null };

type Props = {
  caseId: string;
  record: NamedRecord;
  place: Place;
  onChange(place: Place): void;
  onBack(): void;
};

/** Where in a record: a region of a picture, a page of a document, words of a text. */
export function PlaceFields({ caseId, record, place, onChange, onBack }: Props) {
  const t = useTranslations('desk.cite');
  const words = useTranslations('review');
  const view = useRecordView(caseId, record);
  return (
    <div className="grid min-w-0 gap-3">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium">{recordCalled(words, record)}</span>
        <span className="min-w-0 wrap-anywhere">
          <SafeText text={record.title.slice(0, 200)} />
        </span>
        <Button size="small" variant="quiet" onClick={onBack}>
          {t('change')}
        </Button>
      </p>
      {view.kind === 'loading' && <p role="status">{t('reading')}</p>}
      {view.kind === 'none' && <p className="text-sm text-ink-2">{t('unread')}</p>}
      {view.kind === 'picture' && (
        <RegionPlace
          src={view.src}
          size={view.size}
          region={place.region}
          onChange={(region) => onChange({ ...WHOLE, region })}
        />
      )}
      {view.kind === 'pages' && (
        <Field label={t('page')} hint={t('pageHint')} className="max-w-40">
          <Input
            inputMode="numeric"
            autoComplete="off"
            value={place.page ?? ''}
            onChange={({ target }) => {
              const page = /^[1-9]\d{0,5}$/.test(target.value) ? Number(target.value) : null;
              onChange({ ...WHOLE, page });
            }}
            onKeyDown={(event) => {
              // Enter names the page, not the whole form.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        </Field>
      )}
      {view.kind === 'text' && <TextPlace text={view.text} place={place} onChange={onChange} />}
      {view.kind !== 'none' && view.kind !== 'loading' && (
        <p className="text-sm text-ink-2">{t('whole')}</p>
      )}
    </div>
  );
}

type TextProps = Pick<Props, 'place' | 'onChange'> & { text: string };

/** Words of a text, selected as anywhere. The field cannot be written in. */
function TextPlace({ text, place, onChange }: TextProps) {
  const t = useTranslations('desk.cite');
  const { span } = place;
  return (
    <>
      <Field label={t('text')} hint={t('textHint')}>
        <SelectableText
          rows={8}
          value={text}
          className="max-h-72 overflow-y-auto font-serif"
          onSelect={({ currentTarget }) => {
            const { selectionStart, selectionEnd } = currentTarget;
            const [from, to] = [unitsUpTo(text, selectionStart), unitsUpTo(text, selectionEnd)];
            onChange({ ...WHOLE, span: from < to ? { from, to } : null });
          }}
        />
      </Field>
      <p role="status" className="measure text-sm empty:hidden">
        {span && t('quoted', { text: visibleText(text.slice(span.from, span.to).slice(0, 400)) })}
      </p>
    </>
  );
}
