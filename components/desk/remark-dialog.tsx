'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/text-input';
import type { Cite } from '@/lib/elements/cite';
import type { QuestionNumber } from '@/lib/elements/questions';
import type { Readers } from '@/lib/review/dto';
import { VisibleTo } from './visible-to';

type Props = {
  number: QuestionNumber;
  readers: Readers;
  /** The remark that this becomes a version of; null for a new one. */
  remark: {
    itemId: string;
    version: number;
    text: string;
    /** Kept as they are: this form says nothing of places. */
    cites: readonly Cite[];
    sharedWith: readonly string[];
  } | null;
  action: FormAction;
};

/** Remarks on a question of the worksheet. */
export function RemarkDialog({ number, readers, remark, action }: Props) {
  const t = useTranslations('desk');
  return (
    <ChangeDialog
      action={action}
      trigger={remark === null ? t('worksheet.remark') : t('act.edit')}
      title={t('worksheet.remarkTitle', { number: String(number) })}
      description={t('worksheet.remarkText')}
      submit={t('worksheet.submit')}
      hidden={{
        question: String(number),
        itemId: remark?.itemId ?? '',
        version: String(remark?.version ?? 0),
        said: JSON.stringify(remark?.cites ?? []),
      }}
      fields={(errors) => (
        <>
          <p className="font-serif">{t(`worksheet.question.${number}`)}</p>
          <Field label={t('worksheet.text')} error={errors['item.said.text']} required>
            <Textarea
              name="text"
              maxLength={20_000}
              rows={5}
              required
              defaultValue={remark?.text}
            />
          </Field>
          <VisibleTo
            readers={readers}
            chosen={remark?.sharedWith}
            again={remark !== null}
            error={errors.sharedWith}
          />
        </>
      )}
    />
  );
}
