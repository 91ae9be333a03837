'use client';

import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Act } from '@/components/exhibits/act-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/text-input';
import type { AllegationShown, ItemShown, ShownCite } from '@/lib/desk/dto';
import { standing } from '@/lib/desk/model';
import type { Readers } from '@/lib/review/dto';
import { plainCite } from './cite-address';
import { CitePicker } from './cite-picker';
import { ItemForm } from './item-form';
import { MainWords } from './main-words';

type Props = {
  act: Act;
  caseId: string;
  readers: Readers;
  /** The allegation that this becomes a version of; null for a new one. */
  allegation: ItemShown<AllegationShown> | null;
  /** Where the list of allegations stands. */
  back: string;
};

/** An answer on its way into the form; `key` tells it apart while it is edited. */
type Answer = { key: number; text: string; cites: readonly ShownCite[] };

/** Lines of a field as a list, without empty ones. */
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Records what the other side says, with what answers it and what is not there. */
export function AllegationForm({ act, caseId, readers, allegation, back }: Props) {
  const t = useTranslations('desk');
  const before = allegation && standing(allegation);
  const given = before?.content;
  const [text, setText] = useState(given?.text ?? '');
  const [source, setSource] = useState(given?.source ?? '');
  const [gaps, setGaps] = useState(given?.gaps.join('\n') ?? '');
  const [answers, setAnswers] = useState<Answer[]>(
    () => given?.answers.map((one, key) => ({ ...one, key })) ?? [],
  );
  const next = useRef(answers.length);
  const adder = useRef<HTMLButtonElement>(null);
  const said = JSON.stringify({
    text,
    source,
    answers: answers.map((one) => ({ text: one.text, cites: one.cites.map(plainCite) })),
    gaps: linesOf(gaps),
  });

  function change(key: number, to: Partial<Answer>) {
    setAnswers(answers.map((one) => (one.key === key ? { ...one, ...to } : one)));
  }

  return (
    <ItemForm
      act={act}
      item={allegation}
      said={said}
      readers={readers}
      submit={t('allegations.submit')}
      back={back}
    >
      {(errors) => (
        <>
          <MainWords
            label={t('allegations.text')}
            hint={t('allegations.textHint')}
            error={errors['item.said.text']}
            rows={3}
            maxLength={4000}
            value={text}
            onChange={setText}
          />
          <Field
            label={t('allegations.source')}
            hint={t('allegations.sourceHint')}
            error={errors['item.said.source']}
          >
            <Input
              maxLength={1000}
              value={source}
              onChange={({ target }) => setSource(target.value)}
            />
          </Field>
          {answers.map((one, i) => {
            const name = t('allegations.answer', { number: String(i + 1) });
            return (
              <fieldset key={one.key} className="grid min-w-0 gap-4 border border-hairline p-4">
                <legend className="px-1 font-medium">{name}</legend>
                <Field
                  label={t('facts.text')}
                  error={errors[`item.said.answers.${i}.text`]}
                  required
                >
                  <Textarea
                    rows={2}
                    maxLength={4000}
                    required
                    value={one.text}
                    onChange={({ target }) => change(one.key, { text: target.value })}
                  />
                </Field>
                <CitePicker
                  caseId={caseId}
                  label={t('facts.cites')}
                  cites={one.cites}
                  onChange={(cites) => change(one.key, { cites })}
                />
                <Button
                  size="small"
                  variant="quiet"
                  className="justify-self-start"
                  onClick={() => {
                    setAnswers(answers.filter(({ key }) => key !== one.key));
                    adder.current?.focus();
                  }}
                >
                  {t('allegations.removeAnswer', { number: String(i + 1) })}
                </Button>
              </fieldset>
            );
          })}
          <Button
            ref={adder}
            size="small"
            icon={<Plus aria-hidden />}
            className="justify-self-start"
            disabled={answers.length >= 100}
            onClick={() => {
              setAnswers([...answers, { key: next.current, text: '', cites: [] }]);
              next.current += 1;
            }}
          >
            {t('allegations.addAnswer')}
          </Button>
          <Field
            label={t('allegations.gaps')}
            hint={t('allegations.gapsHint')}
            error={errors['item.said.gaps'] ?? errors.cites ?? errors.record}
          >
            <Textarea rows={3} value={gaps} onChange={({ target }) => setGaps(target.value)} />
          </Field>
        </>
      )}
    </ItemForm>
  );
}
