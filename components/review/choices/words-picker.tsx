'use client';

import { type SyntheticEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, SelectableText } from '@/components/ui/text-input';
import type { ChoiceMap } from '@/lib/review/dto';
import { positiveText } from './positive-text';

type Props = { caseId: string; prompts: ChoiceMap['prompts']; error?: string | undefined };

/**
 * Words of a frozen revision, picked by selecting them with pointer or keyboard, or by the numbers of
 * the first and the last character. Nothing picked is the whole text.
 */
export function WordsPicker({ caseId, prompts, error }: Props) {
  const t = useTranslations('review');
  const [revision, setRevision] = useState('');
  const [text, setText] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const asked = useRef('');

  async function choose(value: string) {
    asked.current = value;
    setRevision(value);
    setText(null);
    setFailed(false);
    setFirst('');
    setLast('');
    if (value === '') return;
    const [prompt, number] = value.split('/');
    try {
      const address = `/api/v1/cases/${caseId}/prompts/${prompt}/revisions/${number}`;
      const response = await fetch(address, { cache: 'no-store' });
      if (!response.ok) throw new Error(String(response.status));
      // Our own API: a revision with its frozen document.
      const { document } = (await response.json()) as { document: string };
      if (asked.current === value) setText(positiveText(document));
    } catch {
      if (asked.current === value) setFailed(true);
    }
  }

  function select({
    currentTarget: { selectionStart, selectionEnd },
  }: SyntheticEvent<HTMLTextAreaElement>) {
    if (selectionStart === selectionEnd) return;
    setFirst(String(selectionStart + 1));
    setLast(String(selectionEnd));
  }

  const picked =
    text === null ? '' : text.slice(Number(first || 1) - 1, Number(last || text.length));
  return (
    <div className="grid max-w-3xl gap-4">
      <Field label={t('choices.form.revision')}>
        <Select name="revision" value={revision} onChange={(event) => choose(event.target.value)}>
          <option value="">{t('choices.form.noWords')}</option>
          {prompts.flatMap(({ id, number, title, revisions }) =>
            revisions.map((one) => (
              <option key={`${id}/${one}`} value={`${id}/${one}`}>
                {`${t('kind.prompt', { number: String(number) })} · ${t('kind.revision', { number: String(one) })} · ${title.slice(0, 60)}`}
              </option>
            )),
          )}
        </Select>
      </Field>
      {failed && <p role="alert">{t('choices.form.unread')}</p>}
      {text !== null && (
        <>
          <Field label={t('choices.form.text')} hint={t('choices.form.textHint')}>
            <SelectableText value={text} rows={5} onSelect={select} className="font-serif" />
          </Field>
          <div className="grid grid-cols-2 gap-3 sm:max-w-md">
            <Field label={t('choices.form.first')} error={error}>
              <Input
                name="first"
                inputMode="numeric"
                pattern="[0-9]{1,7}"
                autoComplete="off"
                value={first}
                onChange={(event) => setFirst(event.target.value)}
              />
            </Field>
            <Field label={t('choices.form.last')}>
              <Input
                name="last"
                inputMode="numeric"
                pattern="[0-9]{1,7}"
                autoComplete="off"
                value={last}
                onChange={(event) => setLast(event.target.value)}
              />
            </Field>
          </div>
          <p className="text-sm" aria-live="polite">
            <span className="text-ink-2">
              {t(first === '' && last === '' ? 'choices.form.allWords' : 'choices.form.picked')}
            </span>{' '}
            <q className="font-serif">
              <SafeText text={picked.slice(0, 300)} />
            </q>
          </p>
        </>
      )}
    </div>
  );
}
