'use client';

import { useTranslations } from 'use-intl';
import { Checkbox } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input } from '@/components/ui/text-input';

/** The vocabularies, in the order they are offered. */
const KINDS = ['image', 'series', 'video', 'music', 'text'] as const;
const SIDES = ['none', 'claimant', 'respondent', 'third_party'] as const;
const FORUMS = ['prc', 'us', 'eu', 'uk'] as const;
const LANGUAGES = ['zh', 'en'] as const;

type FactsProps = {
  errors: Record<string, string>;
  values?: {
    kind: string;
    party: string;
    side: string;
    forums: readonly string[];
    textAsOf: string;
    language: string;
  };
};

export function KindField({
  errors,
  value = 'image',
}: {
  errors: Record<string, string>;
  value?: string;
}) {
  const t = useTranslations('cases');
  return (
    <Field label={t('field.kind')} error={errors.kind}>
      <Select name="kind" defaultValue={value}>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Party, side, forums and the date of the law: asked at opening and changed later. */
export function CaseFacts({ errors, values }: FactsProps) {
  const t = useTranslations('cases');
  return (
    <>
      <Field label={t('field.party')} hint={t('field.partyHint')} error={errors.party}>
        <Input name="party" maxLength={300} defaultValue={values?.party} />
      </Field>
      <Field label={t('side.label')} error={errors.side}>
        <Select name="side" defaultValue={values?.side ?? 'none'}>
          {SIDES.map((side) => (
            <option key={side} value={side}>
              {t(`side.${side}`)}
            </option>
          ))}
        </Select>
      </Field>
      <FieldGroup label={t('forum.label')} hint={t('forum.hint')} error={errors.forums}>
        {FORUMS.map((forum) => (
          <Checkbox
            key={forum}
            name="forums"
            value={forum}
            label={t(`forum.${forum}`)}
            defaultChecked={values?.forums.includes(forum)}
          />
        ))}
      </FieldGroup>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('field.textAsOf')} error={errors.textAsOf}>
          <Input type="date" name="textAsOf" defaultValue={values?.textAsOf} />
        </Field>
        <Field label={t('language.label')} error={errors.language}>
          <Select name="language" defaultValue={values?.language ?? 'zh'}>
            {LANGUAGES.map((language) => (
              <option key={language} value={language}>
                {t(`language.${language}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </>
  );
}
