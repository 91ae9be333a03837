'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { SafeText } from '@/components/exhibits/safe-text';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/text-input';
import type { Questions } from '@/lib/statements/dto';

/** Counsel asks a contributor something. */
export function AskQuestion({
  people,
  action,
}: {
  people: Questions['people'];
  action: FormAction;
}) {
  const t = useTranslations('statements.question');
  return (
    <ChangeDialog
      action={action}
      trigger={t('ask')}
      title={t('askTitle')}
      description={t('askText')}
      submit={t('askSubmit')}
      fields={(errors) => (
        <>
          <Field label={t('whom')} error={errors.contributorId} required>
            <Select name="contributorId" required>
              {people.map(({ id, name, reachable }) => (
                <option key={id} value={id}>
                  {reachable ? name : t('unreachable', { name })}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('words')} error={errors.text} required>
            <Textarea name="text" maxLength={4000} required rows={4} />
          </Field>
        </>
      )}
    />
  );
}

/** A contributor answers a question asked of him. */
export function AnswerQuestion({ text, action }: { text: string; action: FormAction }) {
  const t = useTranslations('statements.question');
  return (
    <ChangeDialog
      action={action}
      trigger={t('answer')}
      title={t('answerTitle')}
      description={t('answerText')}
      submit={t('answerSubmit')}
      wide
      fields={(errors) => (
        <>
          <p className="measure border-l-3 border-hairline pl-3 font-serif">
            <SafeText text={text} lines />
          </p>
          <Field label={t('yourAnswer')} error={errors.answer} required>
            <Textarea name="answer" maxLength={20_000} required rows={6} />
          </Field>
        </>
      )}
    />
  );
}

/** Counsel takes a question back. */
export function WithdrawQuestion({
  questionId,
  action,
}: {
  questionId: string;
  action: FormAction;
}) {
  const t = useTranslations('statements.question');
  return (
    <ChangeDialog
      action={action}
      trigger={t('withdraw')}
      title={t('withdrawTitle')}
      description={t('withdrawText')}
      submit={t('withdraw')}
      hidden={{ questionId }}
      fields={() => null}
    />
  );
}
