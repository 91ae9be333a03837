'use client';

import { useTranslations } from 'use-intl';
import { ActDialog } from '@/components/exhibits/act-dialog';
import type { Act } from '@/components/exhibits/act-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/text-input';
import type { GeneratorItem } from '@/lib/runs/dto';
import { ExhibitField } from './exhibit-field';
import { type People, PersonField } from './form-fields';
import { pickedOf } from './picked-file';

type Props = {
  act: Act;
  caseId: string;
  people: People;
  /** The account as last stated, where it is stated anew. */
  given?: GeneratorItem | undefined;
};

/** States whose account at a tool was used, for which period, with what proof, under which terms. */
export function AccountDialog({ act, caseId, people, given }: Props) {
  const t = useTranslations('making');
  const name = given ? t('account.restate') : t('account.state');
  return (
    <ActDialog
      act={act}
      wide
      trigger={
        <Button
          size="small"
          variant={given ? 'quiet' : 'primary'}
          aria-label={given ? `${name}: ${given.service}` : undefined}
        >
          {name}
        </Button>
      }
      title={name}
      text={t('account.stateText')}
      submit={t('account.submit')}
      hidden={given ? { generatorId: given.id } : {}}
      fields={(errors) => (
        <>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label={t('account.service')} error={errors.service} required>
              <Input name="service" maxLength={300} required defaultValue={given?.service} />
            </Field>
            <Field
              label={t('account.name')}
              hint={t('account.nameHint')}
              error={errors.account}
              className="content-start"
            >
              <Input
                name="account"
                maxLength={300}
                autoComplete="off"
                defaultValue={given?.account}
              />
            </Field>
            <Field label={t('account.plan')} error={errors.plan}>
              <Input name="plan" maxLength={300} defaultValue={given?.plan} />
            </Field>
            <PersonField
              name="holderId"
              label={t('account.holder')}
              people={people}
              errors={errors}
              initial={given?.holder?.id}
            />
            <Field label={t('account.startsOn')} error={errors.startsOn}>
              <Input type="date" name="startsOn" defaultValue={given?.startsOn ?? ''} />
            </Field>
            <Field label={t('account.endsOn')} error={errors.endsOn}>
              <Input type="date" name="endsOn" defaultValue={given?.endsOn ?? ''} />
            </Field>
          </div>
          <ExhibitField
            caseId={caseId}
            name="proofs"
            label={t('account.proofs')}
            hint={t('account.proofsHint')}
            error={errors.proofs ?? errors.exhibitId}
            many
            initial={given?.proofs.map(pickedOf)}
          />
          <ExhibitField
            caseId={caseId}
            name="termsId"
            label={t('account.terms')}
            hint={t('account.termsHint')}
            error={errors.termsId}
            initial={given?.terms ? [pickedOf(given.terms)] : []}
          />
          <Field label={t('note')} error={errors.note}>
            <Textarea name="note" maxLength={2000} rows={2} defaultValue={given?.note} />
          </Field>
        </>
      )}
    />
  );
}
