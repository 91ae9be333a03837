'use client';

import { Link2, MessageSquare, Mic } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/choices';
import { Dialog } from '@/components/ui/dialog';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/text-input';
import { SAY_MODES } from '@/lib/authorship/vocabulary';
import { newClientId } from '../session/joining';
import type { Statement } from '../session/session-parts';
import type { AboutPrompt, Chosen } from './about-prompt';
import { QuotedWords } from './quoted-words';
import { StatementForm } from './statement-form';
import type { WritingRecord } from './use-record';

type Props = {
  about: AboutPrompt;
  chosen: Chosen | null;
  record: WritingRecord | null;
  writable: boolean;
  onDone(): void;
};

type Act = 'comment' | 'say' | 'origin';

/** What can be said of selected words: a comment, who spoke them, which message they are from. */
export function SelectionBar({ about, chosen, record, writable, onDone }: Props) {
  const t = useTranslations('prompts.selection');
  // The words stay those that were selected when the dialog was opened.
  const [act, setAct] = useState<{ kind: Act; words: Chosen } | null>(null);
  const open = (kind: Act) => chosen && setAct({ kind, words: chosen });
  const close = () => setAct(null);
  const messages = record?.messages ?? [];
  const none = chosen === null;
  const why = none ? t('nothing') : t('hint', { count: [...chosen.text].length });
  const isAlone = writable && about.contributors.length === 0;
  return (
    <section className="flex flex-wrap items-center gap-2" aria-label={t('label')}>
      <Button
        size="small"
        icon={<MessageSquare aria-hidden />}
        disabled={none}
        onClick={() => open('comment')}
      >
        {t('comment.open')}
      </Button>
      {writable && (
        <Button
          size="small"
          icon={<Mic aria-hidden />}
          disabled={none || about.contributors.length === 0}
          onClick={() => open('say')}
        >
          {t('say.open')}
        </Button>
      )}
      <Button
        size="small"
        icon={<Link2 aria-hidden />}
        disabled={none || messages.length === 0}
        onClick={() => open('origin')}
      >
        {t('origin.open')}
      </Button>
      <p className="text-sm text-ink-2">
        {why}
        {/* What cannot be done yet says what it takes. */}
        {!none && isAlone && (
          <>
            {' '}
            {t('say.nobody')}{' '}
            <Link href={`${about.base}/people`} className="link">
              {t('say.name')}
            </Link>
          </>
        )}
        {!none && messages.length === 0 && <> {t('origin.none')}</>}
      </p>
      {act && (
        <Dialog
          open
          onOpenChange={(next) => !next && close()}
          title={t(`${act.kind}.title`)}
          description={t(`${act.kind}.text`)}
        >
          <StatementForm
            submit={t(`${act.kind}.submit`)}
            bodyOf={(form) => bodyOf(act.kind, act.words, form)}
            onDone={() => {
              close();
              onDone();
            }}
          >
            <QuotedWords text={act.words.text} />
            {act.kind === 'comment' && (
              <Field label={t('comment.words')} required>
                <Textarea name="text" required maxLength={4000} />
              </Field>
            )}
            {act.kind === 'say' && <SayFields about={about} />}
            {act.kind === 'origin' && (
              <Field label={t('origin.message')} required>
                <Select name="message">
                  {messages.map((message) => (
                    <option key={message.message} value={message.message}>
                      {`${message.from || t('origin.nobody')}: ${message.text.slice(0, 60)}`}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
          </StatementForm>
        </Dialog>
      )}
    </section>
  );
}

function SayFields({ about }: { about: AboutPrompt }) {
  const t = useTranslations('prompts.selection.say');
  return (
    <>
      <Field label={t('who')} required>
        <Select name="contributor" required defaultValue="">
          <option value="">{t('choose')}</option>
          {about.contributors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <FieldGroup label={t('mode')}>
        <RadioGroup
          name="mode"
          defaultValue="dictated"
          options={SAY_MODES.map((value) => ({
            value,
            label: t(`${value}.label`),
            hint: t(`${value}.hint`),
          }))}
        />
      </FieldGroup>
      <Field label={t('note')}>
        <Textarea name="note" maxLength={2000} rows={2} />
      </Field>
    </>
  );
}

function bodyOf(kind: Act, { spans }: Chosen, form: FormData): Statement {
  const text = (name: string) => String(form.get(name) ?? '');
  if (kind === 'comment') {
    return { k: 'comment', comment: newClientId(), parent: null, spans, text: text('text') };
  }
  if (kind === 'origin') {
    return { k: 'origin', spans, message: text('message'), exhibit: null, answer: 'confirmed' };
  }
  return {
    k: 'say',
    say: newClientId(),
    spans,
    contributor: text('contributor'),
    mode: text('mode') === 'instructed' ? 'instructed' : 'dictated',
    note: text('note'),
  };
}
