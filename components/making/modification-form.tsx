'use client';

import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Act, useAct } from '@/components/exhibits/act-form';
import { usePicture } from '@/components/exhibits/use-picture';
import { useGuard } from '@/components/exhibits/write-form';
import { ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input, Textarea } from '@/components/ui/text-input';
import { MODIFICATION_KINDS } from '@/lib/entries/vocabulary';
import { ExhibitField } from './exhibit-field';
import { AspectField, HappenedField, type People, PersonField } from './form-fields';
import type { PickedFile } from './picked-file';
import { type DrawnRegion, RegionEditor } from './region-editor';

type Props = {
  act: Act;
  caseId: string;
  /** Address of the case. */
  base: string;
  people: People;
};

/** Records later work on a file: before, after, where, with what, by whom and what for. */
export function ModificationForm({ act, caseId, base, people }: Props) {
  const t = useTranslations('making');
  const { reply, errors, pending, form } = useAct(act);
  const [after, setAfter] = useState<PickedFile | null>(null);
  const [project, setProject] = useState<PickedFile | null>(null);
  const [regions, setRegions] = useState<DrawnRegion[]>([]);
  useGuard(regions.length > 0 && !pending && !reply?.ok);
  const picture = usePicture(caseId, after?.id ?? null);

  return (
    <form {...form} className="grid gap-9">
      <Group title={t('later.new.files')}>
        <div className="grid gap-5 md:grid-cols-2">
          <ExhibitField
            caseId={caseId}
            name="before"
            label={t('later.new.before')}
            hint={t('later.new.beforeHint')}
            error={errors.before}
            many
          />
          <ExhibitField
            caseId={caseId}
            name="afterId"
            label={t('later.new.after')}
            error={errors.afterId ?? errors.exhibitId}
            required
            onChoose={([file]) => {
              // Regions are pixels of one file; on another they would say something else.
              if (file?.id !== after?.id) setRegions([]);
              setAfter(file ?? null);
            }}
          />
          <ExhibitField
            caseId={caseId}
            name="maskId"
            label={t('later.new.mask')}
            error={errors.maskId}
          />
          <div className="grid content-start gap-2">
            <ExhibitField
              caseId={caseId}
              name="projectId"
              label={t('later.new.project')}
              hint={t('later.new.projectHint')}
              error={errors.projectId}
              onChoose={([file]) => setProject(file ?? null)}
            />
            {project && (
              <Link href={`${base}/exhibits/${project.id}#record`} target="_blank" className="link">
                {t('later.new.projectRecord')}
              </Link>
            )}
          </div>
        </div>
      </Group>
      <Group title={t('region.title')} text={t('region.text')}>
        {after && picture !== null && picture !== 'waiting' ? (
          <RegionEditor key={after.id} {...picture} regions={regions} onChange={setRegions} />
        ) : (
          <p className="border border-dashed border-control px-4 py-6 text-ink-2">
            {t(!after ? 'region.pick' : picture ? 'region.loading' : 'region.noSize')}
          </p>
        )}
      </Group>
      <Group title={t('later.new.what')}>
        <div className="grid max-w-3xl gap-5 sm:grid-cols-2">
          <Field label={t('kind.label')} error={errors.kind} required>
            <Select name="kind" defaultValue="retouch">
              {MODIFICATION_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kind.${kind}`)}
                </option>
              ))}
            </Select>
          </Field>
          <PersonField
            name="editorId"
            label={t('later.new.editor')}
            people={people}
            errors={errors}
          />
          <Field label={t('later.new.tool')} error={errors.tool}>
            <Input name="tool" maxLength={300} />
          </Field>
          <Field label={t('later.new.toolVersion')} error={errors.toolVersion}>
            <Input name="toolVersion" maxLength={300} />
          </Field>
        </div>
        <div className="grid max-w-3xl gap-5">
          <HappenedField errors={errors} />
          <Field
            label={t('later.new.purpose')}
            hint={t('later.new.purposeHint')}
            error={errors.purpose}
          >
            <Textarea name="purpose" maxLength={4000} rows={3} />
          </Field>
          <AspectField />
          <Field label={t('note')} error={errors.note}>
            <Textarea name="note" maxLength={4000} rows={2} />
          </Field>
        </div>
      </Group>
      <div className="grid max-w-3xl gap-4">
        <FormStatus reply={reply} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pending={pending}>{t('later.new.submit')}</SubmitButton>
          <ButtonLink href={`${base}/runs/later-work`} variant="quiet">
            {t('later.one.back')}
          </ButtonLink>
        </div>
      </div>
    </form>
  );
}

type GroupProps = { title: string; text?: string; children: React.ReactNode };

/** A part of a long form under a heading of its own. */
export function Group({ title, text, children }: GroupProps) {
  return (
    <section className="grid min-w-0 gap-4">
      <div className="border-b border-hairline pb-1.5">
        <h3 className="font-serif text-lg font-semibold">{title}</h3>
        {text && <p className="measure text-sm text-ink-2">{text}</p>}
      </div>
      {children}
    </section>
  );
}
