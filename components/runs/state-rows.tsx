'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import type { ParameterRow, TextRow } from './stated-run';

const ROLES = ['positive', 'negative', 'system', 'edit', 'description'] as const;
const ORIGINS = [
  'entered',
  'rewritten_by_model',
  'expanded',
  'template',
  'placeholder',
  'unknown',
] as const;

export const NO_TEXT: TextRow = { role: 'positive', origin: 'entered', text: '', part: '' };
const NO_PARAMETER: ParameterRow = { name: '', value: '', setter: null, origin: 'stated' };

const replaced = <T,>(rows: readonly T[], index: number, row: T) =>
  rows.map((one, i) => (i === index ? row : one));
const without = <T,>(rows: readonly T[], index: number) => rows.filter((_, i) => i !== index);

type TextsProps = { rows: readonly TextRow[]; onChange(rows: TextRow[]): void };

/** Texts given to the tool, each with what it was for and who wrote it. */
export function TextRows({ rows, onChange }: TextsProps) {
  const t = useTranslations('runs');
  return (
    <div className="grid gap-4">
      {rows.map((row, i) => (
        <div
          // Rows have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={i}
          className="grid gap-2 border-l-3 border-hairline pl-3"
        >
          <div className="flex flex-wrap items-end gap-3">
            <Field label={t('state.role')} className="w-44">
              <Select
                value={row.role}
                onChange={({ target }) => {
                  const role = ROLES.find((name) => name === target.value) ?? row.role;
                  onChange(replaced(rows, i, { ...row, role }));
                }}
              >
                {ROLES.map((name) => (
                  <option key={name} value={name}>
                    {t(`role.${name}`)}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t('state.origin')} className="w-52">
              <Select
                value={row.origin}
                onChange={({ target }) => {
                  const origin = ORIGINS.find((name) => name === target.value) ?? row.origin;
                  onChange(replaced(rows, i, { ...row, origin }));
                }}
              >
                {ORIGINS.map((name) => (
                  <option key={name} value={name}>
                    {t(`origin.${name}`)}
                  </option>
                ))}
              </Select>
            </Field>
            <IconButton
              label={t('state.removeText', { number: String(i + 1) })}
              icon={<X aria-hidden />}
              onClick={() => onChange(without(rows, i))}
            />
          </div>
          <Field label={t('state.text')}>
            <Textarea
              rows={3}
              maxLength={200_000}
              value={row.text}
              onChange={({ target }) => onChange(replaced(rows, i, { ...row, text: target.value }))}
            />
          </Field>
        </div>
      ))}
      <Button
        size="small"
        className="justify-self-start"
        icon={<Plus aria-hidden />}
        onClick={() => onChange([...rows, NO_TEXT])}
      >
        {t('state.addText')}
      </Button>
    </div>
  );
}

type ParametersProps = {
  rows: readonly ParameterRow[];
  people: readonly { id: string; name: string }[];
  onChange(rows: ParameterRow[]): void;
};

/** Parameters as a person states them; values are texts, so that no digit is lost. */
export function ParameterRows({ rows, people, onChange }: ParametersProps) {
  const t = useTranslations('runs');
  return (
    <div className="grid gap-2">
      {rows.map((row, i) => {
        const number = String(i + 1);
        const change = (part: Partial<ParameterRow>) =>
          onChange(replaced(rows, i, { ...row, ...part }));
        return (
          <div
            // Rows have no identity but their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={i}
            className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_minmax(0,1fr)_auto]"
          >
            <Input
              aria-label={t('state.name', { number })}
              placeholder={t('run.name')}
              maxLength={200}
              value={row.name}
              onChange={({ target }) => change({ name: target.value })}
            />
            <Input
              aria-label={t('state.value', { number })}
              placeholder={t('run.value')}
              maxLength={20_000}
              autoComplete="off"
              spellCheck={false}
              className="figures-zero font-mono"
              value={row.value}
              onChange={({ target }) => change({ value: target.value })}
            />
            <Select
              aria-label={t('state.setter', { number })}
              value={row.setter ?? ''}
              onChange={({ target }) => change({ setter: target.value || null })}
            >
              <option value="">{t('state.unknownPerson')}</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
            <IconButton
              label={t('state.removeParameter', { number })}
              icon={<X aria-hidden />}
              onClick={() => onChange(without(rows, i))}
            />
          </div>
        );
      })}
      <Button
        size="small"
        className="justify-self-start"
        icon={<Plus aria-hidden />}
        onClick={() => onChange([...rows, NO_PARAMETER])}
      >
        {t('state.addParameter')}
      </Button>
    </div>
  );
}
