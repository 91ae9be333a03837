'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { Checkbox, RadioGroup } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import { ASPECTS, BEARINGS, ELEMENTS, type Element } from '@/lib/entries/vocabulary';

/** Bearing, visible aspects and a note: what every link says. */
function LinkFields({ errors }: { errors: Record<string, string> }) {
  const t = useTranslations('review');
  return (
    <>
      <FieldGroup label={t('link.bearing')}>
        <RadioGroup
          name="bearing"
          defaultValue="supports"
          options={BEARINGS.map((value) => ({ value, label: t(`link.${value}`) }))}
        />
      </FieldGroup>
      <FieldGroup label={t('link.aspects')}>
        <div className="grid grid-cols-2 sm:grid-cols-3">
          {ASPECTS.map((aspect) => (
            <Checkbox key={aspect} name="aspects" value={aspect} label={t(`aspect.${aspect}`)} />
          ))}
        </div>
      </FieldGroup>
      <Field label={t('link.note')} error={errors.note}>
        <Textarea name="note" maxLength={4000} rows={2} />
      </Field>
    </>
  );
}

/** From the checklist: which exhibit or run bears on this element, by its number. */
export function LinkRecord({ element, action }: { element: Element; action: FormAction }) {
  const t = useTranslations('review');
  return (
    <ChangeDialog
      action={action}
      trigger={t('link.open')}
      title={t('link.title')}
      description={t('link.text')}
      submit={t('link.submit')}
      hidden={{ elements: element }}
      fields={(errors) => (
        <>
          <p className="font-medium">{`${element} · ${t(`element.${element}.title`)}`}</p>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('link.recordKind')}>
              <Select name="kind">
                {(['exhibit', 'run'] as const).map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`kind.${kind}`, { number: '' }).trim()}
                  </option>
                ))}
              </Select>
            </Field>
            <Field
              label={t('link.number')}
              hint={t('link.numberHint')}
              error={errors.record}
              required
            >
              <Input name="number" inputMode="numeric" pattern="[0-9]{1,9}" required />
            </Field>
          </div>
          <LinkFields errors={errors} />
        </>
      )}
    />
  );
}

/** From a record's own page: which elements it bears on, in one gesture. */
export function LinkToElements({ action }: { action: FormAction }) {
  const t = useTranslations('review');
  return (
    <ChangeDialog
      action={action}
      trigger={t('link.openHere')}
      title={t('link.title')}
      description={t('link.text')}
      submit={t('link.submit')}
      wide
      fields={(errors) => (
        <>
          <FieldGroup label={t('link.element')} error={errors.elements}>
            <div className="grid max-h-72 overflow-y-auto sm:grid-cols-2">
              {ELEMENTS.map((element) => (
                <Checkbox
                  key={element}
                  name="elements"
                  value={element}
                  label={`${element} · ${t(`element.${element}.title`)}`}
                />
              ))}
            </div>
          </FieldGroup>
          <LinkFields errors={errors} />
        </>
      )}
    />
  );
}

/** Takes a link back, with the reason. */
export function UnlinkRecord({ linkId, action }: { linkId: string; action: FormAction }) {
  const t = useTranslations('review.link');
  return (
    <ChangeDialog
      action={action}
      trigger={t('back')}
      title={t('backTitle')}
      description={t('backText')}
      submit={t('backSubmit')}
      hidden={{ linkId }}
      fields={(errors) => (
        <Field label={t('reason')} error={errors.reason} required>
          <Textarea name="reason" maxLength={2000} required rows={3} />
        </Field>
      )}
    />
  );
}
