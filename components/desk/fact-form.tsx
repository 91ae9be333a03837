'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Act, useAct } from '@/components/exhibits/act-form';
import { useGuard } from '@/components/exhibits/write-form';
import { ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/text-input';
import type { FactShown, ItemShown, ShownCite } from '@/lib/desk/dto';
import { standing } from '@/lib/desk/model';
import type { Readers } from '@/lib/review/dto';
import { plainCite } from './cite-address';
import { CitePicker } from './cite-picker';
import { VisibleTo } from './visible-to';

type Props = {
  act: Act;
  caseId: string;
  readers: Readers;
  /** The fact that this becomes a version of; null for a new one. */
  fact: ItemShown<FactShown> | null;
  /** Where the list of facts stands. */
  back: string;
};

/** Writes a fact: one statement, the places it leans on, and who reads it. */
export function FactForm({ act, caseId, readers, fact, back }: Props) {
  const t = useTranslations('desk');
  const { reply, errors, pending, form } = useAct(act);
  const before = fact && standing(fact);
  const [text, setText] = useState(before?.content?.text ?? '');
  const [cites, setCites] = useState<readonly ShownCite[]>(before?.content?.cites ?? []);
  const said = JSON.stringify({ text, cites: cites.map(plainCite) });
  const [asGiven] = useState(said);
  useGuard(said !== asGiven && !pending && !reply?.ok);
  return (
    <form {...form} className="grid max-w-3xl gap-6">
      <input type="hidden" name="itemId" value={fact?.id ?? ''} />
      <input type="hidden" name="version" value={fact?.versions.length ?? 0} />
      <input type="hidden" name="said" value={said} />
      <Field
        label={t('facts.text')}
        hint={t('facts.textHint')}
        error={errors['item.said.text']}
        required
      >
        <Textarea
          rows={3}
          maxLength={4000}
          required
          value={text}
          className="font-serif text-lg"
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <CitePicker
        caseId={caseId}
        label={t('facts.cites')}
        hint={t('facts.citesHint')}
        error={errors.cites ?? errors.record}
        cites={cites}
        onChange={setCites}
      />
      <VisibleTo
        readers={readers}
        chosen={before?.sharedWith}
        again={before !== null}
        error={errors.sharedWith}
      />
      <FormStatus reply={reply} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton pending={pending}>{t('facts.submit')}</SubmitButton>
        <ButtonLink href={back} variant="quiet">
          {t('act.cancel')}
        </ButtonLink>
      </div>
    </form>
  );
}
