'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Textarea } from '@/components/ui/text-input';
import { type PackedAttribution, unpack } from '@/lib/authorship/packed-attribution';
import { spansOf } from '@/lib/authorship/passport';
import { VIEW_MEANINGS, type ViewMeaning } from '@/lib/authorship/vocabulary';
import type { About } from './about';
import { type Contested, chooseWords } from './contested-words';
import { fieldTitle } from './field-title';
import { MarkedText } from './marked-text';
import { useStatement } from './use-statement';

type Props = { about: About; revision: number; attribution: PackedAttribution };

/** What the reader says of the record of this revision: signed, dated, beside what others say. */
export function ViewForm({ about, revision, attribution }: Props) {
  const { fields } = unpack(attribution);
  const t = useTranslations('attribution.view');
  const words = useTranslations('attribution');
  const [meaning, setMeaning] = useState<ViewMeaning | null>(null);
  const [reason, setReason] = useState('');
  const [contested, setContested] = useState<readonly Contested[]>([]);
  const { sending, problem, done, put } = useStatement(about);
  const contesting = meaning === 'contested';
  const missing =
    contesting &&
    (contested.length === 0 ? reason.trim() === '' : contested.some((one) => !one.reason.trim()));

  async function submit() {
    if (!meaning) return;
    const spans = contested.flatMap(({ field: name, from, to, reason: why }) => {
      const field = fields.find((one) => one.name === name);
      return field ? [{ spans: spansOf(field, from, to), reason: why.trim() }] : [];
    });
    const body = { k: 'view' as const, revision, meaning, reason: reason.trim() };
    if (!(await put({ ...body, contested: contesting ? spans : [] }))) return;
    setReason('');
    setContested([]);
  }

  return (
    <form
      className="screen-only mt-5 grid max-w-prose gap-4 border-t border-hairline pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FieldGroup label={t('ask', { revision })} hint={t('askText')}>
        <RadioGroup
          name="meaning"
          required
          onChoose={(value) =>
            setMeaning(VIEW_MEANINGS.find((one) => one === value) ?? 'cannot_say')
          }
          options={VIEW_MEANINGS.map((value) => ({
            value,
            label: t(`choice.${value}`),
            hint: t(`choiceText.${value}`),
          }))}
        />
      </FieldGroup>
      {contesting && (
        <fieldset className="grid min-w-0 gap-3">
          <legend className="font-medium">{t('words')}</legend>
          <p className="text-sm text-ink-2">{t('wordsText')}</p>
          {fields
            .filter(({ text }) => text !== '')
            .map((field) => (
              <MarkedText
                key={field.name}
                field={field}
                authors={about.authors}
                label={t('wordsLabel', { field: fieldTitle(words, field) })}
                chosen={contested.filter((one) => one.field === field.name)}
                onChoose={(word, more) =>
                  setContested(chooseWords(contested, field.name, word, more))
                }
              />
            ))}
          {contested.map((one, i) => {
            const text = fields.find(({ name }) => name === one.field)?.text ?? '';
            return (
              <Field
                key={`${one.field} ${one.from} ${one.to}`}
                label={
                  <>
                    {t('because')}{' '}
                    <q className="font-serif">
                      <SafeText text={text.slice(one.from, one.to)} lines />
                    </q>
                  </>
                }
                required
              >
                <Textarea
                  rows={2}
                  maxLength={2000}
                  value={one.reason}
                  onChange={(event) =>
                    setContested(contested.with(i, { ...one, reason: event.target.value }))
                  }
                />
              </Field>
            );
          })}
        </fieldset>
      )}
      <Field label={t('reason')} hint={t('reasonText')}>
        <Textarea
          rows={3}
          maxLength={4000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" disabled={sending || missing || !meaning}>
          {t(sending ? 'sending' : 'submit')}
        </Button>
        <span role="status">{done && t('done')}</span>
      </div>
      {problem && (
        <p role="alert" className="text-seal">
          {problem}
        </p>
      )}
    </form>
  );
}
