'use client';

import { RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { type FormEvent, type RefObject, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Checkbox, RadioGroup } from '@/components/ui/choices';
import { DateTimeField } from '@/components/ui/date-time-field';
import { Field, FieldGroup } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { Segments } from '@/components/ui/segments';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/text-input';
import { formatter } from '@/lib/i18n/format';
import type { Reply } from '@/lib/kernel/reply';
import { AspectToggles } from './aspect-toggles';
import { type Choice, flipped, MOST, OTHERS } from './choice';

type Props = {
  form: RefObject<HTMLFormElement | null>;
  choice: Choice;
  counts: { chosen: number; rejected: number; undecided: number; none: number };
  people: readonly { id: string; name: string }[];
  /** Whether the signed-in account stands for nobody here. */
  unlinked: boolean;
  /** Address of the ledger. */
  ledger: string;
  reply: Reply<unknown> | null;
  pending: boolean;
  onChange(choice: Choice): void;
  onClear(): void;
  /** Records it, with the time of the choice where it is stated later. */
  onRecord(form: FormData): void;
};

/** The whole choice: who looked, who chose, when and why; one gesture records it. */
export function ChoicePanel(props: Props) {
  const { choice, counts, people, reply, pending, onChange } = props;
  const t = useTranslations('runs.sheet.choice');
  const format = formatter(useLocale());
  const [earlier, setEarlier] = useState(false);
  const [asked, setAsked] = useState(false);
  const marked = counts.chosen + counts.rejected + counts.undecided;
  const recorded = marked + (choice.others === 'leave' ? 0 : counts.none);
  const errors = reply && !reply.ok ? (reply.fields ?? {}) : {};
  const why =
    marked === 0
      ? t('nothing')
      : recorded > MOST.candidates
        ? t('tooMany', { count: format.count(MOST.candidates) })
        : '';

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setAsked(true);
    if (why === '' && !pending) props.onRecord(new FormData(event.currentTarget));
  }

  return (
    <form ref={props.form} onSubmit={send} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p role="status" className="font-medium">
        {t('count', {
          chosen: format.count(counts.chosen),
          rejected: format.count(counts.rejected),
          undecided: format.count(counts.undecided),
        })}
      </p>
      {counts.none > 0 && (
        <div className="grid gap-1">
          <p className="font-medium">{t('others', { count: format.count(counts.none) })}</p>
          <p className="text-sm text-ink-2">{t('othersHint')}</p>
          <Segments
            label={t('others', { count: format.count(counts.none) })}
            segments={OTHERS.map((value) => ({ value, label: t(value) }))}
            value={choice.others}
            onChoose={(others) => onChange({ ...choice, others })}
          />
        </div>
      )}
      <Field
        label={t('chooser')}
        hint={props.unlinked ? t('notLinked') : undefined}
        error={errors.chooserId}
      >
        <Select
          value={choice.chooserId ?? ''}
          onChange={(event) => onChange({ ...choice, chooserId: event.target.value || null })}
        >
          <option value="">{t('unknownChooser')}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <FieldGroup label={t('lookers')} error={errors.lookers}>
        <div className="grid max-h-40 overflow-y-auto">
          {people.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={<bdi>{name}</bdi>}
              checked={choice.lookers.includes(id)}
              onChange={() =>
                onChange({
                  ...choice,
                  lookers: flipped(
                    choice.lookers,
                    id,
                    people.map((one) => one.id),
                  ),
                })
              }
            />
          ))}
        </div>
      </FieldGroup>
      <AspectToggles
        label={t('aspects')}
        hint={t('aspectsHint')}
        aspects={choice.aspects}
        onChange={(aspects) => onChange({ ...choice, aspects })}
      />
      <Field label={t('reason')} error={errors.reason}>
        <Textarea
          rows={2}
          maxLength={MOST.wholeReason}
          value={choice.reason}
          onChange={(event) => onChange({ ...choice, reason: event.target.value })}
        />
      </Field>
      <FieldGroup label={t('when')}>
        <RadioGroup
          name="when"
          defaultValue="now"
          onChoose={(value) => setEarlier(value === 'earlier')}
          options={[
            { value: 'now', label: t('now') },
            { value: 'earlier', label: t('earlier'), hint: t('earlierHint') },
          ]}
        />
        {earlier && (
          <Field label={t('happened')} error={errors.happenedAt} required className="mt-2">
            <DateTimeField name="happenedAt" />
          </Field>
        )}
      </FieldGroup>
      <div className="grid gap-2 bg-paper lg:sticky lg:bottom-0 lg:border-t lg:border-hairline lg:py-3">
        <FormStatus
          reply={reply}
          done={
            reply?.ok && (
              <span>
                {t('done', { index: format.count(reply.index ?? 0) })}{' '}
                <Link href={`${props.ledger}/${reply.index ?? ''}`} className="link">
                  {t('openEntry')}
                </Link>
              </span>
            )
          }
        />
        {asked && why !== '' && !reply?.ok && (
          <p role="alert" className="text-seal">
            {why}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <SubmitButton pending={pending} aria-keyshortcuts="Control+Enter Meta+Enter">
            {t('record')}
          </SubmitButton>
          {marked > 0 && (
            <Button
              variant="quiet"
              size="small"
              icon={<RotateCcw aria-hidden />}
              onClick={props.onClear}
            >
              {t('clear')}
            </Button>
          )}
        </div>
        {marked > 0 && <p className="text-sm text-ink-2">{t('kept')}</p>}
      </div>
    </form>
  );
}
