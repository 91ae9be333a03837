'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { RadioGroup } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input } from '@/components/ui/text-input';
import type { SourcesPage } from '@/lib/capture/dto';
import { isGatewayTool, type SourceTool } from '@/lib/capture/model';
import { SOURCE_TOOLS } from '@/lib/entries/vocabulary';

type Errors = Record<string, string>;
type Offer = Pick<SourcesPage, 'gateway' | 'generators'>;

/** Opens a source; what is asked depends on its kind. */
export function OpenSource({ action, ...offer }: Offer & { action: FormAction }) {
  const t = useTranslations('capture.add');
  return (
    <ChangeDialog
      action={action}
      trigger={t('open')}
      title={t('open')}
      description={t('text')}
      submit={t('submit')}
      wide
      fields={(errors) => <Fields errors={errors} {...offer} />}
    />
  );
}

function Fields({ errors, gateway, generators }: Offer & { errors: Errors }) {
  const t = useTranslations('capture');
  const upstreams = gateway?.upstreams ?? [];
  // Without a gateway the kinds behind it are not offered: a source there would take nothing.
  const tools = SOURCE_TOOLS.filter((tool) => upstreams.length > 0 || !isGatewayTool(tool));
  const [tool, setTool] = useState<SourceTool>(tools[0] ?? 'folder');
  const isGateway = isGatewayTool(tool);
  return (
    <>
      <FieldGroup label={t('add.tool')} error={errors.tool}>
        <RadioGroup
          name="tool"
          defaultValue={tool}
          onChoose={(value) => setTool(tools.find((one) => one === value) ?? tool)}
          options={tools.map((value) => ({
            value,
            label: t(`tool.${value}`),
            hint: t(`toolHint.${value}`),
          }))}
        />
      </FieldGroup>
      <Field label={t('add.label')} hint={t('add.labelHint')} error={errors.label} required>
        <Input name="label" maxLength={300} required autoComplete="off" />
      </Field>
      {isGateway && (
        <>
          <Field label={t('add.upstream')} hint={t('add.upstreamHint')} error={errors.upstream}>
            <Select name="upstream" className="font-mono">
              {upstreams.map((origin) => (
                <option key={origin} value={origin}>
                  {origin}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('add.key')} hint={t('add.keyHint')} error={errors.key}>
            <Input name="key" type="password" maxLength={1000} autoComplete="off" />
          </Field>
          <FieldGroup label={t('add.onFailure')} error={errors.onFailure}>
            <RadioGroup
              name="onFailure"
              defaultValue="block"
              options={(['block', 'pass'] as const).map((value) => ({
                value,
                label: t(`add.${value}`),
                hint: t(`add.${value}Hint`),
              }))}
            />
          </FieldGroup>
        </>
      )}
      {tool === 'folder' && (
        <Field label={t('add.folder')} hint={t('add.folderHint')} error={errors.folder}>
          <Input name="folder" maxLength={1000} autoComplete="off" className="font-mono" />
        </Field>
      )}
      {!isGateway && (
        <Field label={t('add.software')} error={errors.software}>
          <Input name="software" maxLength={300} autoComplete="off" />
        </Field>
      )}
      {generators.length > 0 && (
        <Field label={t('add.generator')} hint={t('add.generatorHint')} error={errors.generatorId}>
          <Select name="generatorId">
            <option value="">{t('add.noGenerator')}</option>
            {generators.map(({ id, service, account }) => (
              <option key={id} value={id}>
                {[service, account].filter(Boolean).join(' · ')}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}

/** Closes a source, once and for all. */
export function CloseSource({ label, action }: { label: string; action: FormAction }) {
  const t = useTranslations('capture.close');
  return (
    <ChangeDialog
      action={action}
      trigger={t('open')}
      title={t('title', { label })}
      description={t('text')}
      submit={t('submit')}
      fields={() => null}
    />
  );
}
