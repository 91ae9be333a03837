'use client';

import { useTranslations } from 'use-intl';
import { Checkbox } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import { lastSegment, visibleName } from '../visible-name';
import { useIntake } from './intake-provider';
import { IssuedFields } from './issued-fields';
import type { IntakeItem } from './queue';
import { type CommonSettings, keepOf, type OwnSettings } from './settings';
import { TimeClaim } from './time-claim';

/** Texts of a file with the longest the case takes; an empty one is "as for all files". */
const SHARED = [
  ['source', 2000],
  ['acquisition', 2000],
  ['authority', 1000],
  ['licence', 1000],
] as const;

type Props = { item: IntakeItem; common: CommonSettings };

/** What is said about one file, where it differs from the others. */
export function OwnFields({ item, common }: Props) {
  const t = useTranslations('exhibits.intake');
  const { intake, suppliers } = useIntake();
  const { own, key } = item;
  const set = (change: Partial<OwnSettings>) => intake?.setOwn(key, change);
  return (
    <form
      aria-label={`${t('own')}: ${visibleName(item.name)}`}
      className="grid gap-x-10 gap-y-4 border-l-2 border-hairline py-2 pl-4 lg:grid-cols-2"
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="grid content-start gap-4">
        <Field label={t('itemTitle')} hint={t('itemTitleHint')}>
          <Input
            maxLength={300}
            defaultValue={own.title}
            placeholder={visibleName(lastSegment(item.name)).slice(0, 300)}
            onChange={(event) => set({ title: event.target.value })}
          />
        </Field>
        <Field label={t('label')} hint={t('labelHint')}>
          <Input
            maxLength={60}
            defaultValue={own.label}
            onChange={(event) => set({ label: event.target.value })}
          />
        </Field>
        <Field label={t('description')}>
          <Textarea
            rows={3}
            maxLength={8000}
            defaultValue={own.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        </Field>
        <Field label={t('keep')}>
          <Select
            defaultValue={own.keep ?? ''}
            onChange={({ target }) =>
              set({
                keep: target.value === 'file' || target.value === 'digest' ? target.value : null,
              })
            }
          >
            <option value="">{t('asAll')}</option>
            <option value="file">{t('keepFile')}</option>
            <option value="digest">{t('keepDigest')}</option>
          </Select>
        </Field>
        <Checkbox
          label={t('recreation')}
          hint={t('recreationHint')}
          disabled={common.recreation}
          {...(common.recreation
            ? { checked: true, readOnly: true }
            : { defaultChecked: own.recreation })}
          onChange={(event) => set({ recreation: event.target.checked })}
        />
        {keepOf(item, common) === 'file' && (
          <IssuedFields own={own} errors={item.failure?.fields ?? {}} onChange={set} />
        )}
      </div>
      <div className="grid content-start gap-4">
        <TimeClaim value={own.time} own onChange={(time) => set({ time })} />
        <Field label={t('supplier')}>
          <Select
            defaultValue={own.supplierId}
            onChange={(event) => set({ supplierId: event.target.value })}
          >
            <option value="">{t('asAll')}</option>
            {suppliers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        {SHARED.map(([name, longest]) => (
          <Field key={name} label={t(name)}>
            <Input
              maxLength={longest}
              defaultValue={own[name]}
              placeholder={common[name] || t('asAll')}
              onChange={(event) => set({ [name]: event.target.value })}
            />
          </Field>
        ))}
      </div>
    </form>
  );
}
