'use client';

import { useTranslations } from 'use-intl';
import { type Act, useAct } from '@/components/exhibits/act-form';
import { ButtonLink } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/choices';
import { DateTimeField } from '@/components/ui/date-time-field';
import { Field, FieldGroup } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input, Textarea } from '@/components/ui/text-input';
import { ExhibitField } from './exhibit-field';
import { type People, PersonField } from './form-fields';
import { Group } from './modification-form';

type Props = {
  act: Act;
  caseId: string;
  base: string;
  people: People;
  /** Runs that a recreation can imitate, newest first. */
  runs: readonly { id: string; number: number; tool: string }[];
  accounts: readonly { id: string; service: string; account: string }[];
  /** The run to begin with, as the address named it. */
  target: string | undefined;
};

/** States what was made later to show how a tool behaves, and with what. */
export function RecreationForm(props: Props) {
  const { act, caseId, base, people, runs, accounts, target } = props;
  const t = useTranslations('making');
  const { reply, errors, pending, form } = useAct(act);
  const line = (name: string, label: string, most: number) => (
    <Field label={label} error={errors[name]}>
      <Input name={name} maxLength={most} autoComplete="off" />
    </Field>
  );
  return (
    <form {...form} className="grid max-w-3xl gap-9">
      <Group title={t('recreation.new.target')} text={t('recreation.new.targetHint')}>
        <Field label={t('recreation.new.run')} error={errors.recreates}>
          <Select name="targetRun" defaultValue={target ?? ''}>
            <option value="">{t('recreation.new.noRun')}</option>
            {runs.map(({ id, number, tool }) => (
              <option key={id} value={id}>
                {t('recreation.run', { number: String(number) })} · {tool}
              </option>
            ))}
          </Select>
        </Field>
        <ExhibitField
          caseId={caseId}
          name="targetExhibit"
          label={t('recreation.new.file')}
          error={errors.exhibitId}
        />
        <FieldGroup label={t('recreation.sight.label')} hint={t('recreation.sight.hint')} required>
          <RadioGroup
            name="sight"
            required
            options={(['with_sight', 'without_sight', 'unknown'] as const).map((value) => ({
              value,
              label: t(`recreation.sight.${value}`),
            }))}
          />
        </FieldGroup>
      </Group>
      <Group title={t('recreation.new.settings')}>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={t('recreation.new.tool')} error={errors.tool} required>
            <Input name="tool" maxLength={300} required />
          </Field>
          {line('toolVersion', t('recreation.new.toolVersion'), 300)}
          {line('model', t('recreation.new.model'), 500)}
          {line('modelVersion', t('recreation.new.modelVersion'), 200)}
          {line('modelHash', t('recreation.new.modelHash'), 200)}
          <Field label={t('recreation.new.seed')} error={errors.parameters}>
            <Input
              name="seed"
              maxLength={200}
              autoComplete="off"
              className="font-mono figures-zero"
            />
          </Field>
          <PersonField
            name="operatorId"
            label={t('recreation.new.operator')}
            people={people}
            errors={errors}
          />
          <PersonField
            name="instructorId"
            label={t('recreation.new.instructor')}
            people={people}
            errors={errors}
          />
          {accounts.length > 0 && (
            <Field label={t('recreation.new.account')} error={errors.generatorId}>
              <Select name="generatorId">
                <option value="">{t('recreation.new.noAccount')}</option>
                {accounts.map(({ id, service, account }) => (
                  <option key={id} value={id}>
                    {[service, account].filter((one) => one !== '').join(' · ')}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
        <Field label={t('recreation.new.positive')} error={errors.texts}>
          <Textarea name="positive" rows={3} dir="auto" className="font-serif" />
        </Field>
        <Field label={t('recreation.new.negative')}>
          <Textarea name="negative" rows={2} dir="auto" className="font-serif" />
        </Field>
        <Field
          label={t('recreation.new.parameters')}
          hint={t('recreation.new.lines')}
          error={errors.parameters}
        >
          <Textarea name="parameters" rows={4} className="font-mono text-sm figures-zero" />
        </Field>
        <Field
          label={t('recreation.new.environment')}
          hint={t('recreation.new.lines')}
          error={errors.environment}
        >
          <Textarea name="environment" rows={3} className="font-mono text-sm figures-zero" />
        </Field>
        <Field label={t('happened')} hint={t('happenedHint')} error={errors.requestedAt}>
          <DateTimeField name="requestedAt" />
        </Field>
      </Group>
      <Group title={t('recreation.new.outputs')}>
        <ExhibitField
          caseId={caseId}
          name="outputs"
          label={t('recreation.new.outputs')}
          hint={t('recreation.new.outputsHint')}
          error={errors.outputs}
          many
        />
        <Field label={t('recreation.new.purpose')} error={errors.purpose}>
          <Textarea name="purpose" maxLength={4000} rows={3} />
        </Field>
      </Group>
      <div className="grid gap-4">
        <FormStatus reply={reply} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pending={pending}>{t('recreation.new.submit')}</SubmitButton>
          <ButtonLink href={`${base}/runs/recreations`} variant="quiet">
            {t('recreation.back')}
          </ButtonLink>
        </div>
      </div>
    </form>
  );
}
