'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Act, useAct } from '@/components/exhibits/act-form';
import { useGuard } from '@/components/exhibits/write-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input, SelectableText, Textarea } from '@/components/ui/text-input';
import { TRANSLATION_AIDS } from '@/lib/entries/vocabulary';
import type { TranslationSource } from '@/lib/statements/dto';

type Props = { act: Act; source: TranslationSource };

/** A translation of words of a record, by somebody named, with what is known of its making. */
export function TranslationForm({ act, source }: Props) {
  const t = useTranslations('statements.translation');
  const { reply, errors, pending, form } = useAct(act);
  const [touched, setTouched] = useState(false);
  useGuard(touched && !pending && !reply?.ok);
  return (
    <form {...form} onChange={() => setTouched(true)} className="grid max-w-3xl gap-6">
      {source.text === null ? (
        <Field label={t('source')} hint={t('sourceHint')} error={errors.source} required>
          <Textarea name="source" maxLength={20_000} required rows={5} dir="auto" />
        </Field>
      ) : (
        <SourceField text={source.text} error={errors.source ?? errors.span} />
      )}
      <Field label={t('text')} error={errors.text} required>
        <Textarea
          name="text"
          maxLength={40_000}
          required
          rows={6}
          dir="auto"
          className="font-serif"
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('from')} hint={t('languageHint')} error={errors.from} required>
          <Input name="from" required maxLength={35} defaultValue="en" spellCheck={false} />
        </Field>
        <Field label={t('to')} hint={t('languageHint')} error={errors.to} required>
          <Input name="to" required maxLength={35} defaultValue="zh-Hans" spellCheck={false} />
        </Field>
        <Field label={t('translator')} error={errors.translatorId}>
          <Select name="translatorId">
            <option value="">{t('somebodyElse')}</option>
            {source.people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t('translatorName')}
          hint={t('translatorNameHint')}
          error={errors.translatorName}
        >
          <Input name="translatorName" maxLength={300} />
        </Field>
      </div>
      <Field label={t('competence')} hint={t('competenceHint')} error={errors.competence}>
        <Textarea name="competence" maxLength={2000} rows={2} />
      </Field>
      <Field label={t('aid')} error={errors.aid} required>
        <Select name="aid" required defaultValue="unknown">
          {TRANSLATION_AIDS.map((aid) => (
            <option key={aid} value={aid}>
              {t(`aids.${aid}`)}
            </option>
          ))}
        </Select>
      </Field>
      {source.earlier.length > 0 && (
        <Field label={t('replaces')} hint={t('replacesHint')} error={errors.replaces}>
          <Select name="replaces">
            <option value="">{t('replacesNone')}</option>
            {source.earlier.map((one) => (
              <option key={one.id} value={one.id}>
                {`${one.from} → ${one.to}: ${one.text.slice(0, 60)}`}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t('note')} error={errors.note}>
        <Textarea name="note" maxLength={4000} rows={2} />
      </Field>
      <FormStatus reply={reply} />
      <div>
        <SubmitButton pending={pending}>{t('submit')}</SubmitButton>
      </div>
    </form>
  );
}

/**
 * The text of the record, from which words are selected; the whole where none are. A text with
 * carriage returns counts otherwise in a text field than in the record, so it is taken whole.
 */
function SourceField({ text, error }: { text: string; error: string | undefined }) {
  const t = useTranslations('statements.translation');
  const area = useRef<HTMLTextAreaElement>(null);
  const [span, setSpan] = useState<{ from: number; to: number } | null>(null);
  const mayChoose = !text.includes('\r');

  function choose() {
    const { selectionStart: from = 0, selectionEnd: to = 0 } = area.current ?? {};
    setSpan(to > from ? { from, to } : null);
  }

  return (
    <div className="grid gap-2">
      <Field
        label={t('source')}
        hint={t(mayChoose ? 'chooseHint' : 'wholeHint')}
        error={error}
        required
      >
        <SelectableText
          ref={area}
          rows={8}
          dir="auto"
          value={text}
          className="max-h-96 font-serif"
        />
      </Field>
      <input
        type="hidden"
        name="said"
        value={JSON.stringify({
          source: span ? text.slice(span.from, span.to) : text,
          span: span ?? { from: 0, to: text.length },
        })}
      />
      {mayChoose && (
        <div className="flex flex-wrap items-start gap-3">
          <Button size="small" onClick={choose}>
            {t('choose')}
          </Button>
          <output className="measure min-w-0 text-sm text-ink-2 wrap-anywhere">
            {span ? t('chosen', { words: text.slice(span.from, span.to).slice(0, 300) }) : t('all')}
          </output>
        </div>
      )}
    </div>
  );
}
