'use client';

import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { DateTimeField } from '@/components/ui/date-time-field';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/text-input';
import { Time } from '@/components/ui/time';
import type { MessageState } from '@/lib/authorship/side-states';
import { instantOf } from '@/lib/i18n/zone';
import { newClientId } from '../session/joining';
import { AddDialog } from './add-dialog';
import { SetBy } from './set-by';
import type { SidePartProps } from './side-parts';
import { StatementForm, wordsOf } from './statement-form';

/** Chat messages and letters from which words came, as whoever attached them says. */
export function MessagesPart({ record, authors, writable, onPoint }: SidePartProps) {
  const t = useTranslations('prompts.messages');
  const messages = record?.messages ?? [];
  const linked = (message: MessageState) =>
    record?.origins.filter(({ message: id }) => id === message.message) ?? [];
  return (
    <div className="grid gap-4">
      {messages.length === 0 && <p className="text-sm text-ink-2">{t('empty')}</p>}
      {messages.map((message) => {
        const origins = linked(message);
        const spans = origins.flatMap((origin) => origin.spans);
        return (
          <article
            key={message.message}
            className="grid gap-1 border-b border-hairline pb-3"
            onPointerEnter={() => onPoint(spans)}
            onPointerLeave={() => onPoint(null)}
          >
            <p className="text-sm">
              <strong className="font-semibold">
                <SafeText text={message.from || t('nobody')} />
              </strong>
              {message.source !== '' && (
                <span className="text-ink-2">
                  {' · '}
                  <SafeText text={message.source} />
                </span>
              )}
            </p>
            {message.sentAt !== null && (
              <p className="text-sm text-ink-2">
                {t('sentAt')} <Time at={message.sentAt} precision="minute" />
              </p>
            )}
            <blockquote className="max-h-40 overflow-y-auto border-l-3 border-control pl-3 font-serif whitespace-pre-wrap">
              <SafeText text={message.text} lines />
            </blockquote>
            <p className="text-sm text-ink-2">
              {t('attachedBy')} <SetBy stamp={message} authors={authors} />
            </p>
            <p className="text-sm text-ink-2">{t('linked', { count: origins.length })}</p>
          </article>
        );
      })}
      {writable && (
        <AddDialog size="small" label={t('open')} description={t('text')}>
          {(close) => <MessageForm onDone={close} />}
        </AddDialog>
      )}
    </div>
  );
}

function MessageForm({ onDone }: { onDone(): void }) {
  const t = useTranslations('prompts.messages');
  return (
    <StatementForm
      submit={t('submit')}
      onDone={onDone}
      bodyOf={(form) => ({
        k: 'message',
        message: newClientId(),
        from: wordsOf(form, 'from').trim(),
        source: wordsOf(form, 'source').trim(),
        sentAt: instantOf(wordsOf(form, 'sentAt'), wordsOf(form, 'sentAtZone')) ?? null,
        exhibit: null,
        text: wordsOf(form, 'text'),
      })}
    >
      <Field label={t('from')}>
        <Input name="from" maxLength={200} />
      </Field>
      <Field label={t('source')} hint={t('sourceHint')}>
        <Input name="source" maxLength={300} />
      </Field>
      <Field label={t('sent')}>
        <DateTimeField name="sentAt" />
      </Field>
      <Field label={t('words')} required>
        <Textarea name="text" required maxLength={20_000} rows={5} />
      </Field>
    </StatementForm>
  );
}
