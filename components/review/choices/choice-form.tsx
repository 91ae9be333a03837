'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Act, useAct } from '@/components/exhibits/act-form';
import { usePicture } from '@/components/exhibits/use-picture';
import { useGuard } from '@/components/exhibits/write-form';
import { ExhibitField } from '@/components/making/exhibit-field';
import { AspectField } from '@/components/making/form-fields';
import { Group } from '@/components/making/modification-form';
import type { PickedFile } from '@/components/making/picked-file';
import { type DrawnRegion, RegionEditor } from '@/components/making/region-editor';
import { ButtonLink } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/text-input';
import { BEARINGS } from '@/lib/entries/vocabulary';
import type { ChoiceMap } from '@/lib/review/dto';
import { WordsPicker } from './words-picker';

type Props = {
  act: Act;
  caseId: string;
  /** Address of the map. */
  room: string;
  prompts: ChoiceMap['prompts'];
};

/** One gesture: where on the picture, which words, in which dimension, and what is said of it. */
export function ChoiceForm({ act, caseId, room, prompts }: Props) {
  const t = useTranslations('review');
  const { reply, errors, pending, form } = useAct(act);
  const [file, setFile] = useState<PickedFile | null>(null);
  const [regions, setRegions] = useState<DrawnRegion[]>([]);
  useGuard(regions.length > 0 && !pending && !reply?.ok);
  const picture = usePicture(caseId, file?.id ?? null);
  return (
    <form {...form} className="grid gap-9">
      <Group title={t('choices.form.picture')} text={t('choices.form.pictureText')}>
        <div className="max-w-xl">
          <ExhibitField
            caseId={caseId}
            name="exhibitId"
            label={t('choices.form.exhibit')}
            error={errors.record ?? errors['record.id']}
            onChoose={([chosen]) => {
              // Regions are pixels of one file; on another they would say something else.
              if (chosen?.id !== file?.id) setRegions([]);
              setFile(chosen ?? null);
            }}
          />
        </div>
        {file && picture !== null && picture !== 'waiting' && (
          <RegionEditor key={file.id} {...picture} regions={regions} onChange={setRegions} />
        )}
        {file && (picture === null || picture === 'waiting') && (
          <p className="text-ink-2">
            {t(picture ? 'choices.form.waiting' : 'choices.form.noPixels')}
          </p>
        )}
      </Group>
      <Group title={t('choices.form.words')} text={t('choices.form.wordsText')}>
        <WordsPicker
          caseId={caseId}
          prompts={prompts}
          error={errors.span ?? errors['span.from'] ?? errors['span.to']}
        />
      </Group>
      <Group title={t('choices.form.what')}>
        <div className="grid max-w-3xl gap-5">
          <AspectField />
          <FieldGroup label={t('link.bearing')}>
            <RadioGroup
              name="bearing"
              defaultValue="supports"
              options={BEARINGS.map((value) => ({ value, label: t(`link.${value}`) }))}
            />
          </FieldGroup>
          <Field label={t('link.note')} hint={t('choices.form.noteHint')} error={errors.note}>
            <Textarea name="note" maxLength={4000} rows={3} />
          </Field>
        </div>
      </Group>
      <div className="grid max-w-3xl gap-4">
        <FormStatus reply={reply} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pending={pending}>{t('choices.form.submit')}</SubmitButton>
          <ButtonLink href={room} variant="quiet">
            {t('choices.form.back')}
          </ButtonLink>
        </div>
      </div>
    </form>
  );
}
