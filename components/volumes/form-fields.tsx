'use client';

import type { Dispatch } from 'react';
import { useTranslations } from 'use-intl';
import { Checkbox } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import { DOSSIER_LANGUAGES, PAPERS } from '@/lib/entries/vocabulary';
import type { ComposerContents } from '@/lib/volumes/dto';
import type { Composition } from '@/lib/volumes/schema';
import type { Edit } from './editing';

type Props = {
  composition: Composition;
  edit: Dispatch<Edit>;
  people: ComposerContents['people'];
  errors: Record<string, string>;
};

const ROLES = ['claimant', 'respondent', 'third_party', 'applicant', 'none'] as const;
const MEGABYTE = 1024 ** 2;

/** For whom and why, in which form, what stands on the cover, and how large a file may be. */
export function FormFields({ composition, edit, people, errors }: Props) {
  const t = useTranslations('volume');
  const dossier = useTranslations('dossier');
  const { cover, columns } = composition;
  const set = (change: Partial<Composition>) => edit({ do: 'set', change });
  return (
    <section className="grid max-w-2xl gap-6">
      <h3 className="font-serif text-lg font-semibold">{t('form.title')}</h3>
      <Field label={t('form.name')} error={errors.title} required>
        <Input
          value={composition.title}
          maxLength={300}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Field>
      <Field
        label={dossier('form.recipient')}
        hint={dossier('form.recipientHint')}
        error={errors.recipient}
        required
      >
        <Input
          value={composition.recipient}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => set({ recipient: event.target.value })}
        />
      </Field>
      <Field
        label={dossier('form.reason')}
        hint={dossier('form.reasonHint')}
        error={errors.purpose}
        required
      >
        <Textarea
          value={composition.purpose}
          maxLength={2000}
          rows={2}
          onChange={(event) => set({ purpose: event.target.value })}
        />
      </Field>
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <Field label={dossier('language.label')}>
          <Select
            value={composition.language}
            onChange={(event) => set({ language: chosen(DOSSIER_LANGUAGES, event.target.value) })}
          >
            {DOSSIER_LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {dossier(`language.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={dossier('paper.label')}>
          <Select
            value={composition.paper}
            onChange={(event) => set({ paper: chosen(PAPERS, event.target.value) })}
          >
            {PAPERS.map((one) => (
              <option key={one} value={one}>
                {dossier(`paper.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {(['caseNumber', 'court', 'cause', 'submitter', 'date'] as const).map((name) => (
          <Field key={name} label={t(`cover.${name}`)}>
            <Input
              value={cover[name]}
              maxLength={name === 'date' ? 100 : 300}
              onChange={(event) => edit({ do: 'cover', change: { [name]: event.target.value } })}
            />
          </Field>
        ))}
        <Field label={t('cover.role')}>
          <Select
            value={cover.role}
            onChange={(event) =>
              edit({ do: 'cover', change: { role: chosen(ROLES, event.target.value) } })
            }
          >
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {t(`role.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('cover.copies')}>
          <Input
            type="number"
            min={0}
            value={cover.copies ?? ''}
            onChange={(event) =>
              edit({ do: 'cover', change: { copies: countOf(event.target.value) } })
            }
          />
        </Field>
        {people.length > 0 && (
          <Field label={t('form.actsOf')} hint={t('form.actsOfHint')} error={errors.actsOf}>
            <Select
              value={composition.actsOf ?? ''}
              onChange={(event) => set({ actsOf: event.target.value || null })}
            >
              <option value="">{t('form.everybody')}</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={t('form.limit')} hint={t('form.limitHint')} error={errors.limitBytes}>
          <Input
            type="number"
            min={1}
            value={composition.limitBytes === null ? '' : composition.limitBytes / MEGABYTE}
            onChange={(event) => {
              const megabytes = countOf(event.target.value);
              set({
                limitBytes: megabytes === null || megabytes < 1 ? null : megabytes * MEGABYTE,
              });
            }}
          />
        </Field>
      </div>
      <FieldGroup label={t('columns.title')}>
        {(['purpose', 'original', 'remarks'] as const).map((name) => (
          <Checkbox
            key={name}
            checked={columns[name]}
            label={t(`columns.${name}`)}
            onChange={(event) => set({ columns: { ...columns, [name]: event.target.checked } })}
          />
        ))}
      </FieldGroup>
      <FieldGroup label={t('mask.title')}>
        <Checkbox
          checked={composition.mask}
          label={t('mask.mask')}
          hint={t('mask.maskHint')}
          onChange={(event) => set({ mask: event.target.checked })}
        />
        {composition.mask && (
          <Field label={t('mask.words')} hint={t('mask.wordsHint')} error={errors.maskedWords}>
            <Textarea
              value={composition.maskedWords.join('\n')}
              rows={3}
              autoComplete="off"
              onChange={(event) => set({ maskedWords: event.target.value.split('\n') })}
            />
          </Field>
        )}
        {composition.mask && (
          <Checkbox
            checked={composition.annex}
            label={t('mask.annex')}
            hint={t('mask.annexHint')}
            onChange={(event) => set({ annex: event.target.checked })}
          />
        )}
        {composition.mask && composition.annex && (
          <Checkbox
            checked={composition.annexInBundle}
            label={t('mask.annexInBundle')}
            hint={t('mask.annexInBundleHint')}
            onChange={(event) => set({ annexInBundle: event.target.checked })}
          />
        )}
        <Checkbox
          checked={composition.devices}
          label={dossier('form.devices')}
          hint={dossier('form.devicesHint')}
          onChange={(event) => set({ devices: event.target.checked })}
        />
      </FieldGroup>
    </section>
  );
}

/** The word of a vocabulary that a list was set to; the first where it is none. */
function chosen<const T extends string>(words: readonly [T, ...T[]], value: string): T {
  return words.find((one) => one === value) ?? words[0];
}

function countOf(value: string): number | null {
  const number = Number.parseInt(value, 10);
  return Number.isSafeInteger(number) && number >= 0 ? number : null;
}
