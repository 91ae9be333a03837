'use client';

import { useTranslations } from 'use-intl';
import { Checkbox, RadioGroup } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import { useIntake, useQueue } from './intake-provider';
import type { CommonSettings } from './settings';
import { TimeClaim } from './time-claim';

/** What holds for every file of the intake. Fields keep their own text; the intake hears of it. */
export function CommonFields() {
  const t = useTranslations('exhibits.intake');
  const { intake, suppliers } = useIntake();
  const { common } = useQueue();
  const set = (change: Partial<CommonSettings>) => intake?.setCommon(change);
  return (
    <form
      aria-label={t('about')}
      className="grid gap-5 border-y border-hairline py-4"
      onSubmit={(event) => event.preventDefault()}
    >
      <div>
        <h4 className="font-semibold">{t('about')}</h4>
        <p className="measure text-sm text-ink-2">{t('aboutText')}</p>
      </div>
      <div className="grid gap-x-10 gap-y-5 lg:grid-cols-2">
        <TimeClaim
          value={common.time}
          own={false}
          onChange={(time) => set({ time: time ?? { kind: 'none' } })}
        />
        <div className="grid content-start gap-5">
          <FieldGroup label={t('keep')}>
            <RadioGroup
              name="keep"
              defaultValue={common.keep}
              options={[
                { value: 'file', label: t('keepFile'), hint: t('keepFileHint') },
                { value: 'digest', label: t('keepDigest'), hint: t('keepDigestHint') },
              ]}
              onChoose={(keep) => set({ keep: keep === 'digest' ? 'digest' : 'file' })}
            />
          </FieldGroup>
          <Checkbox
            label={t('recreation')}
            hint={t('recreationHint')}
            defaultChecked={common.recreation}
            onChange={(event) => set({ recreation: event.target.checked })}
          />
        </div>
      </div>
      <details>
        <summary className="link w-fit">{t('more')}</summary>
        <div className="grid gap-x-10 gap-y-5 pt-4 lg:grid-cols-2">
          <Field label={t('supplier')} hint={t('supplierHint')}>
            <Select
              defaultValue={common.supplierId}
              onChange={(event) => set({ supplierId: event.target.value })}
            >
              <option value="">{t('noSupplier')}</option>
              {suppliers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('source')} hint={t('sourceHint')}>
            <Input
              maxLength={2000}
              defaultValue={common.source}
              onChange={(event) => set({ source: event.target.value })}
            />
          </Field>
          <Field label={t('acquisition')} hint={t('acquisitionHint')}>
            <Textarea
              rows={2}
              maxLength={2000}
              defaultValue={common.acquisition}
              onChange={(event) => set({ acquisition: event.target.value })}
            />
          </Field>
          <div className="grid content-start gap-5">
            <Field label={t('authority')}>
              <Input
                maxLength={1000}
                defaultValue={common.authority}
                onChange={(event) => set({ authority: event.target.value })}
              />
            </Field>
            <Field label={t('licence')}>
              <Input
                maxLength={1000}
                defaultValue={common.licence}
                onChange={(event) => set({ licence: event.target.value })}
              />
            </Field>
          </div>
        </div>
      </details>
    </form>
  );
}
