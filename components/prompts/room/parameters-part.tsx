'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input } from '@/components/ui/text-input';
import type { ParameterState } from '@/lib/authorship/side-states';
import { RefusalLine } from './refusal-line';
import { SetBy } from './set-by';
import type { SidePartProps } from './side-parts';
import { useStatement } from './use-statement';

/** Names and values that are sent with the text, each with who set it and what it was before. */
export function ParametersPart({ record, authors, writable }: SidePartProps) {
  const t = useTranslations('prompts.parameters');
  const { state, pending, refusal } = useStatement();
  const form = useRef<HTMLFormElement>(null);
  const set = record?.parameters.filter(({ value }) => value !== null) ?? [];
  const gone = record?.parameters.filter(({ value }) => value === null) ?? [];
  return (
    <div className="grid gap-4">
      {set.length === 0 && <p className="text-sm text-ink-2">{t('empty')}</p>}
      <ul className="grid">
        {[...set, ...gone].map((parameter) => (
          <li key={parameter.name} className="border-b border-hairline py-2 first:pt-0">
            <Parameter
              parameter={parameter}
              authors={authors}
              onTakeAway={
                writable && parameter.value !== null
                  ? () => void state({ k: 'parameter', name: parameter.name, value: null })
                  : null
              }
            />
          </li>
        ))}
      </ul>
      {writable && (
        <form
          ref={form}
          className="grid grid-cols-2 items-end gap-2"
          onSubmit={async (event) => {
            event.preventDefault();
            const data = new FormData(event.currentTarget);
            const [name, value] = [String(data.get('name')).trim(), String(data.get('value'))];
            if (name === '') return;
            if (await state({ k: 'parameter', name, value })) form.current?.reset();
          }}
        >
          <Field label={t('name')}>
            <Input name="name" required maxLength={100} list="parameter-names" />
          </Field>
          <Field label={t('value')}>
            <Input name="value" maxLength={4000} className="font-mono" />
          </Field>
          <datalist id="parameter-names">
            {['seed', 'steps', 'cfg', 'sampler', 'model', 'size', '--ar', '--stylize'].map(
              (one) => (
                <option key={one} value={one} />
              ),
            )}
          </datalist>
          <div className="col-span-2 grid gap-1">
            <RefusalLine code={refusal} />
            <SubmitButton size="small" variant="secondary" pending={pending}>
              {t('set')}
            </SubmitButton>
          </div>
        </form>
      )}
    </div>
  );
}

function Parameter(props: {
  parameter: ParameterState;
  authors: SidePartProps['authors'];
  onTakeAway: (() => void) | null;
}) {
  const { parameter, authors, onTakeAway } = props;
  const t = useTranslations('prompts.parameters');
  const earlier = parameter.history.slice(0, -1).reverse();
  return (
    <div className="grid gap-0.5">
      <div className="flex items-baseline justify-between gap-3">
        <p className="min-w-0 font-mono text-sm figures-zero wrap-anywhere">
          <SafeText text={parameter.name} />
          {' = '}
          {parameter.value === null ? (
            <span className="font-sans text-ink-2">{t('taken')}</span>
          ) : (
            <strong className="font-semibold">
              <SafeText text={parameter.value} />
            </strong>
          )}
        </p>
        {onTakeAway && (
          <Button size="small" variant="quiet" onClick={onTakeAway}>
            {t('takeAway')}
          </Button>
        )}
      </div>
      <SetBy stamp={parameter} authors={authors} />
      {earlier.length > 0 && (
        <details className="text-sm">
          <summary className="text-ink-2">{t('history', { count: earlier.length })}</summary>
          <ul className="mt-1 grid gap-1 pl-4">
            {earlier.map((before) => (
              <li key={before.seq}>
                <span className="font-mono figures-zero wrap-anywhere">
                  {before.value === null ? t('taken') : <SafeText text={before.value} />}
                </span>{' '}
                <SetBy stamp={before} authors={authors} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
