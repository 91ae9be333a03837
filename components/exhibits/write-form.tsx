'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Banner } from '@/components/ui/banner';
import { ButtonLink } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/choices';
import { DateTimeField } from '@/components/ui/date-time-field';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input, Textarea } from '@/components/ui/text-input';
import { MAX_TEXT_BYTES } from '@/lib/exhibits/model';
import { formatter } from '@/lib/i18n/format';
import { instantOf } from '@/lib/i18n/zone';
import { utf8 } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { caseApi } from './intake/case-api';
import { type Failure, FailureError, localFailure } from './intake/failure';
import { FailureLine } from './intake/failure-line';
import { useIntake } from './intake/intake-provider';

export type TextKind = 'note' | 'statement';

/** A note or a statement typed here. What was typed stays until it is recorded. */
export function WriteForm({ kind: first }: { kind: TextKind }) {
  const t = useTranslations('exhibits.write');
  const { caseId, room, suppliers } = useIntake();
  const router = useRouter();
  const [kind, setKind] = useState<TextKind>(first);
  const [bytes, setBytes] = useState(0);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  // A repetition of the same words is the same act, also after an answer that was lost.
  const sent = useRef({ body: '', key: '' });
  const errors = failure?.fields ?? {};
  const isTooLarge = bytes > MAX_TEXT_BYTES;
  useGuard(bytes > 0 && !pending);

  async function record(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending || isTooLarge) return;
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    const body = {
      kind,
      title: text('title'),
      text: text('text'),
      label: text('label'),
      source: text('source'),
      supplierId: text('supplierId') || null,
      happenedAt: instantOf(text('happenedAt'), text('happenedAtZone')),
    };
    const exact = JSON.stringify(body);
    if (sent.current.body !== exact) sent.current = { body: exact, key: newId('request') };
    setPending(true);
    setFailure(null);
    try {
      const { data } = await caseApi(caseId).writeText(body, sent.current.key);
      router.push(`${room}/${data.exhibitId}`);
      router.refresh();
    } catch (error) {
      setFailure(error instanceof FailureError ? error.failure : localFailure('offline'));
      setPending(false);
    }
  }

  return (
    <form onSubmit={record} className="grid max-w-3xl gap-5">
      <FieldGroup label={t('kind')} required>
        <RadioGroup
          name="kind"
          defaultValue={first}
          options={[
            { value: 'note', label: t('note'), hint: t('noteHint') },
            { value: 'statement', label: t('statement'), hint: t('statementHint') },
          ]}
          onChoose={(value) => setKind(value === 'statement' ? 'statement' : 'note')}
        />
      </FieldGroup>
      {kind === 'statement' && <Banner tone="warning" title={t('statementSays')} />}
      <Field label={t('itemTitle')} error={errors.title} required>
        <Input name="title" maxLength={300} required />
      </Field>
      <TextField error={errors.text} bytes={bytes} onSize={setBytes} />
      <Field label={t('happened')} hint={t('happenedHint')} error={errors.happenedAt}>
        <DateTimeField name="happenedAt" />
      </Field>
      {suppliers.length > 0 && (
        <Field label={t('supplier')} hint={t('supplierHint')} error={errors.supplierId}>
          <Select name="supplierId">
            <option value="">{t('noSupplier')}</option>
            {suppliers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <details>
        <summary className="link w-fit">{t('more')}</summary>
        <div className="grid gap-5 pt-4 sm:grid-cols-2">
          <Field label={t('label')} error={errors.label}>
            <Input name="label" maxLength={60} />
          </Field>
          <Field label={t('source')} error={errors.source}>
            <Input name="source" maxLength={2000} />
          </Field>
        </div>
      </details>
      <div role="alert">
        {failure && <FailureLine failure={{ ...failure, fields: undefined }} />}
      </div>
      <div className="flex flex-wrap gap-3">
        <SubmitButton pending={pending}>
          {kind === 'statement' ? t('submitStatement') : t('submit')}
        </SubmitButton>
        <ButtonLink href={room} variant="quiet">
          {t('cancel')}
        </ButtonLink>
      </div>
    </form>
  );
}

type TextFieldProps = {
  error: string | undefined;
  bytes: number;
  onSize(bytes: number): void;
  defaultValue?: string | undefined;
};

/** The text itself, with its size beside the most a case takes. */
export function TextField({ error, bytes, onSize, defaultValue }: TextFieldProps) {
  const t = useTranslations('exhibits.write');
  const format = formatter(useLocale());
  const isTooLarge = bytes > MAX_TEXT_BYTES;
  return (
    <div>
      <Field
        label={t('text')}
        hint={t('textHint')}
        error={isTooLarge ? 'too_long' : error}
        required
      >
        <Textarea
          name="text"
          required
          rows={12}
          dir="auto"
          defaultValue={defaultValue}
          className="font-serif"
          onChange={(event) => onSize(utf8(event.target.value).length)}
        />
      </Field>
      <p className="mt-1 text-sm text-ink-2">
        {isTooLarge ? t('tooLarge') : t('size', { bytes: format.bytes(bytes) })}
      </p>
    </div>
  );
}

/** Asks before words that are not recorded are lost with the page. */
export function useGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const guard = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', guard);
    return () => removeEventListener('beforeunload', guard);
  }, [active]);
}
