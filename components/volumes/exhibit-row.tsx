'use client';

import { type Dispatch, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ClassMark, type MarkedClass } from '@/components/ui/class-mark';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import type { ComposerExhibit } from '@/lib/volumes/dto';
import type { Composition } from '@/lib/volumes/schema';
import type { Edit, Listed } from './editing';
import { FatePart } from './fate-part';
import { KindFields } from './kind-fields';
import { MoveButtons } from './move-buttons';

type Props = {
  composition: Composition;
  edit: Dispatch<Edit>;
  caseId: string;
  exhibit: ComposerExhibit;
  listed: Listed;
  place: { group: number; at: number };
  /** Names of all groups, in order. */
  groups: readonly string[];
};

const FORMS = ['unsaid', 'original', 'copy'] as const;

/** An exhibit in its place: its name on paper, what is said of it, and whether it is handed over. */
export function ExhibitRow(props: Props) {
  const { composition, edit, exhibit, listed, place, groups } = props;
  const t = useTranslations('volume.exhibit');
  const [open, setOpen] = useState(false);
  const { group, at } = place;
  const paperName = `${group + 1}-${at + 1}`;
  const title = exhibit.title || exhibit.fileName || t('untitled');
  const say = (change: Partial<Listed>) => edit({ do: 'say', group, at, change });
  const fate = composition.withheld.some(({ id }) => id === exhibit.id)
    ? 'withheld'
    : composition.redactions.some((one) => one.exhibit === exhibit.id)
      ? 'redacted'
      : null;
  return (
    <li className="border-b border-hairline py-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="w-11 font-medium tabular-nums">{paperName}</span>
        <ClassMark value={exhibit.class as MarkedClass} />
        <span className="min-w-0 grow basis-40 break-words">
          <bdi>{listed.title || title}</bdi>{' '}
          <span className="text-sm text-ink-2">
            {t('number', { number: String(exhibit.number) })}
            {fate && ` · ${t(fate)}`}
          </span>
        </span>
        <MoveButtons
          name={t('named', { name: paperName, title })}
          first={at === 0}
          last={at === (composition.groups[group]?.exhibits.length ?? 0) - 1}
          onMove={(by) => edit({ do: 'moveExhibit', group, from: at, by })}
        />
      </div>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="w-fit cursor-pointer py-1 text-sm text-action">
          {t('details', { name: paperName })}
        </summary>
        {open && (
          <div className="grid gap-4 py-2 sm:grid-cols-2">
            <Field label={t('group')}>
              <Select
                value={group}
                onChange={(event) =>
                  edit({ do: 'regroup', group, from: at, to: Number(event.target.value) })
                }
              >
                {groups.map((name, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
                  <option key={i} value={i}>
                    {i + 1} · {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t('title')} hint={t('titleHint')}>
              <Input
                value={listed.title}
                maxLength={300}
                placeholder={title}
                onChange={(event) => say({ title: event.target.value })}
              />
            </Field>
            <Field label={t('content')}>
              <Textarea
                value={listed.content}
                rows={2}
                maxLength={2000}
                onChange={(event) => say({ content: event.target.value })}
              />
            </Field>
            <Field label={t('purpose')} hint={t('purposeHint')}>
              <Textarea
                value={listed.purpose}
                rows={2}
                maxLength={2000}
                onChange={(event) => say({ purpose: event.target.value })}
              />
            </Field>
            <Field label={t('form')}>
              <Select
                value={listed.form}
                onChange={(event) =>
                  say({ form: FORMS.find((one) => one === event.target.value) ?? 'unsaid' })
                }
              >
                {FORMS.map((one) => (
                  <option key={one} value={one}>
                    {t(`forms.${one}`)}
                  </option>
                ))}
              </Select>
            </Field>
            {composition.forum === 'prc' && <KindFields listed={listed} say={say} />}
            <Field label={t('copies')}>
              <Input
                type="number"
                min={0}
                value={listed.copies}
                onChange={(event) =>
                  say({ copies: Math.max(0, Number.parseInt(event.target.value, 10) || 0) })
                }
              />
            </Field>
            <Field label={t('remark')}>
              <Input
                value={listed.remark}
                maxLength={1000}
                onChange={(event) => say({ remark: event.target.value })}
              />
            </Field>
            {composition.forum === 'us' && (
              <Field label={t('basis')} hint={t('basisHint')}>
                <Input
                  value={listed.basis}
                  maxLength={300}
                  list="authentication-bases"
                  onChange={(event) => say({ basis: event.target.value })}
                />
              </Field>
            )}
            <div className="sm:col-span-2">
              <FatePart {...props} />
            </div>
          </div>
        )}
      </details>
    </li>
  );
}
