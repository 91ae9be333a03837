'use client';

import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ExhibitPage, PickedExhibit } from '@/components/dossier/use-exhibit-search';
import { type Act, useAct } from '@/components/exhibits/act-form';
import { DateTimeField } from '@/components/ui/date-time-field';
import { Field, FieldGroup } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input, Textarea } from '@/components/ui/text-input';
import { RUN_OUTCOMES, type RunOutcome } from '@/lib/entries/vocabulary';
import { ExhibitOrder } from './exhibit-order';
import { InputPicker } from './input-picker';
import { NO_TEXT, ParameterRows, TextRows } from './state-rows';
import type { InputRow, ParameterRow, StatedRun, TextRow } from './stated-run';

export type StateRunFormProps = {
  act: Act;
  caseId: string;
  /** Address of the case. */
  base: string;
  exhibits: ExhibitPage;
  people: readonly { id: string; name: string }[];
  generators: readonly { id: string; name: string }[];
  /** Frozen revisions that can be named; `id` is `<prompt>/<revision>`. */
  revisions: readonly { id: string; name: string }[];
  /** Contributor whom the signed-in account stands for. */
  self: string | null;
};

/** States a run that no machine recorded: tool, texts, parameters, people, files. */
export function StateRunForm(props: StateRunFormProps) {
  const { act, caseId, base, exhibits } = props;
  const t = useTranslations('runs');
  const { reply, errors, pending, form } = useAct(act);
  const [texts, setTexts] = useState<TextRow[]>([NO_TEXT]);
  const [parameters, setParameters] = useState<ParameterRow[]>([]);
  const [outputs, setOutputs] = useState<PickedExhibit[]>([]);
  const [inputs, setInputs] = useState<InputRow[]>([]);
  const [model, setModel] = useState({ name: '', version: '' });
  const [place, setPlace] = useState('');
  const [jobId, setJobId] = useState('');
  const [revision, setRevision] = useState('');
  // Held here and not by the browser's own fields: a page that comes alive late must not lose them.
  const [people, setPeople] = useState({
    operatorId: props.self,
    instructorId: null as string | null,
  });
  const [generatorId, setGenerator] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<RunOutcome>('completed');
  const [prompt = '', number = ''] = revision.split('/');
  const said: StatedRun = {
    ...people,
    generatorId,
    revision: revision === '' ? null : { prompt, revision: Number(number) },
    outcome,
    outputs: outputs.map(({ id }) => id),
    inputs,
    // Rows left empty say nothing.
    texts: texts.filter(({ text }) => text !== ''),
    parameters: parameters.filter(({ name, value }) => name !== '' || value !== ''),
    models:
      model.name === '' && model.version === ''
        ? []
        : [{ kind: 'model', name: model.name, version: model.version, hash: '', weight: '' }],
    environment: place === '' ? [] : [{ name: 'environment', value: place }],
    providerIds: jobId === '' ? [] : [{ name: 'job_id', value: jobId }],
  };
  return (
    <form {...form} className="grid max-w-3xl gap-6">
      <input type="hidden" name="said" value={JSON.stringify(said)} />
      <Pair>
        <Field label={t('state.tool')} hint={t('state.toolHint')} error={errors.tool} required>
          <Input name="tool" maxLength={300} required />
        </Field>
        <Field label={t('state.toolVersion')} error={errors.toolVersion}>
          <Input name="toolVersion" maxLength={300} />
        </Field>
        <Field label={t('state.model')}>
          <Input
            maxLength={500}
            value={model.name}
            onChange={({ target }) => setModel({ ...model, name: target.value })}
          />
        </Field>
        <Field label={t('state.modelVersion')}>
          <Input
            maxLength={200}
            value={model.version}
            onChange={({ target }) => setModel({ ...model, version: target.value })}
          />
        </Field>
        <PersonField
          label={t('state.operator')}
          error={errors.operatorId}
          people={props.people}
          value={people.operatorId}
          onChange={(operatorId) => setPeople({ ...people, operatorId })}
        />
        <PersonField
          label={t('state.instructor')}
          error={errors.instructorId}
          people={props.people}
          value={people.instructorId}
          onChange={(instructorId) => setPeople({ ...people, instructorId })}
        />
      </Pair>
      <Field
        label={t('state.requestedAt')}
        hint={t('state.requestedHint')}
        error={errors.requestedAt}
      >
        <DateTimeField name="requestedAt" seconds />
      </Field>
      <Field label={t('state.receivedAt')} error={errors.receivedAt}>
        <DateTimeField name="receivedAt" seconds />
      </Field>
      <Pair>
        <Field label={t('state.revision')} hint={t('state.revisionHint')} error={errors.revision}>
          <Select value={revision} onChange={({ target }) => setRevision(target.value)}>
            <option value="">{t('state.noRevision')}</option>
            {props.revisions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('state.generator')} error={errors.generatorId}>
          <Select
            value={generatorId ?? ''}
            onChange={({ target }) => setGenerator(target.value || null)}
          >
            <option value="">{t('state.noGenerator')}</option>
            {props.generators.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </Pair>
      <FieldGroup label={t('state.texts')} error={errors.texts}>
        <TextRows rows={texts} onChange={setTexts} />
      </FieldGroup>
      <FieldGroup
        label={t('state.parameters')}
        hint={t('state.parametersHint')}
        error={errors.parameters}
      >
        <ParameterRows rows={parameters} people={props.people} onChange={setParameters} />
      </FieldGroup>
      <Field label={t('state.environment')} hint={t('state.environmentHint')}>
        <Input maxLength={1000} value={place} onChange={({ target }) => setPlace(target.value)} />
      </Field>
      <Field label={t('state.jobId')} hint={t('state.jobIdHint')} error={errors.providerIds}>
        <Input
          maxLength={500}
          autoComplete="off"
          className="figures-zero font-mono"
          value={jobId}
          onChange={({ target }) => setJobId(target.value)}
        />
      </Field>
      <FieldGroup label={t('state.inputs')} hint={t('state.inputsHint')} error={errors.inputs}>
        <InputPicker caseId={caseId} first={exhibits} rows={inputs} onChange={setInputs} />
      </FieldGroup>
      <FieldGroup
        label={t('state.outputs')}
        hint={t.rich('state.outputsHint', {
          link: (words) => (
            <Link href={`${base}/exhibits`} className="link">
              {words}
            </Link>
          ),
        })}
        error={errors.outputs ?? errors.exhibitId}
      >
        <ExhibitOrder caseId={caseId} first={exhibits} picked={outputs} onChange={setOutputs} />
      </FieldGroup>
      <Field label={t('state.outcome')} className="max-w-xs">
        <Select
          value={outcome}
          onChange={({ target }) =>
            setOutcome(RUN_OUTCOMES.find((name) => name === target.value) ?? outcome)
          }
        >
          {RUN_OUTCOMES.map((name) => (
            <option key={name} value={name}>
              {t(`outcome.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('state.purpose')} hint={t('state.purposeHint')} error={errors.purpose}>
        <Textarea name="purpose" maxLength={4000} rows={3} />
      </Field>
      <div className="grid justify-items-start gap-4">
        <FormStatus reply={reply} />
        <SubmitButton pending={pending}>{t('state.submit')}</SubmitButton>
      </div>
    </form>
  );
}

function Pair({ children }: { children: ReactNode }) {
  return <div className="grid items-end gap-6 sm:grid-cols-2">{children}</div>;
}

type PersonProps = Pick<StateRunFormProps, 'people'> & {
  label: string;
  error: string | undefined;
  value: string | null;
  onChange(id: string | null): void;
};

function PersonField({ people, label, error, value, onChange }: PersonProps) {
  const t = useTranslations('runs.state');
  return (
    <Field label={label} error={error}>
      <Select value={value ?? ''} onChange={({ target }) => onChange(target.value || null)}>
        <option value="">{t('unknownPerson')}</option>
        {people.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
