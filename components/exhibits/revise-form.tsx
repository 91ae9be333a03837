'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button, ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/text-input';
import { MAX_TEXT_BYTES } from '@/lib/exhibits/model';
import { formatter } from '@/lib/i18n/format';
import { utf8 } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import type { Reply } from '@/lib/kernel/reply';
import { caseApi } from './intake/case-api';
import { type Failure, FailureError, localFailure } from './intake/failure';
import { FailureLine } from './intake/failure-line';
import { useIntake } from './intake/intake-provider';
import type { OpenOriginal } from './original-address';
import { TextField, useGuard } from './write-form';

type Props = { exhibitId: string; version: number; open: OpenOriginal };

/**
 * A new version of a note or statement. The present text is fetched when asked, because that opens
 * the original and is recorded; it may also be written anew.
 */
export function ReviseForm({ exhibitId, version, open }: Props) {
  const t = useTranslations('exhibits.revise');
  const format = formatter(useLocale());
  const { caseId, room } = useIntake();
  const router = useRouter();
  const [text, setText] = useState<string | null>(null);
  const [bytes, setBytes] = useState(0);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const sent = useRef({ body: '', key: '' });
  const page = `${room}/${exhibitId}`;
  useGuard(bytes > 0 && !pending);

  async function record(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending || bytes > MAX_TEXT_BYTES) return;
    const form = new FormData(event.currentTarget);
    const body = {
      after: version,
      text: String(form.get('text') ?? ''),
      reason: String(form.get('reason') ?? ''),
    };
    const exact = JSON.stringify(body);
    if (sent.current.body !== exact) sent.current = { body: exact, key: newId('request') };
    setPending(true);
    setFailure(null);
    try {
      await caseApi(caseId).reviseText(exhibitId, body, sent.current.key);
      router.push(page);
      router.refresh();
    } catch (error) {
      setFailure(error instanceof FailureError ? error.failure : localFailure('offline'));
      setPending(false);
    }
  }

  const errors = failure?.fields ?? {};
  return (
    <form onSubmit={record} className="grid max-w-3xl gap-5">
      <PresentText
        version={version}
        open={open}
        onText={(found) => {
          setText(found);
          setBytes(utf8(found).length);
        }}
      />
      {/* Anew once the present text is here, so that it stands in the field. */}
      <TextField
        key={text === null ? 'empty' : 'fetched'}
        error={errors.text}
        bytes={bytes}
        onSize={setBytes}
        defaultValue={text ?? undefined}
      />
      <Field label={t('reason')} hint={t('reasonHint')} error={errors.reason}>
        <Textarea name="reason" maxLength={2000} rows={2} />
      </Field>
      <div role="alert">
        {failure && <FailureLine failure={{ ...failure, fields: undefined }} />}
      </div>
      <div className="flex flex-wrap gap-3">
        <SubmitButton pending={pending}>
          {t('submit', { version: format.count(version + 1) })}
        </SubmitButton>
        <ButtonLink href={page} variant="quiet">
          {t('back')}
        </ButtonLink>
      </div>
    </form>
  );
}

type PresentProps = { version: number; open: OpenOriginal; onText(text: string): void };

function PresentText({ version, open, onText }: PresentProps) {
  const t = useTranslations('exhibits.revise');
  const format = formatter(useLocale());
  const [state, setState] = useState<'idle' | 'loading' | 'failed' | 'loaded'>('idle');
  const [reply, setReply] = useState<Reply<unknown> | null>(null);

  async function fetchText() {
    setState('loading');
    setReply(null);
    const answer = await open('view', version);
    if (!answer.ok) {
      setReply(answer);
      setState('idle');
      return;
    }
    try {
      const response = await fetch(answer.data.url, {
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
      if (!response.ok) throw new Error(String(response.status));
      onText(await response.text());
      setState('loaded');
    } catch {
      setState('failed');
    }
  }

  if (state === 'loaded') {
    return <p role="status">{t('loaded', { version: format.count(version) })}</p>;
  }
  return (
    <div className="grid justify-items-start gap-1.5">
      <Button
        aria-disabled={state === 'loading' || undefined}
        onClick={() => {
          if (state !== 'loading') void fetchText();
        }}
      >
        {state === 'loading' ? t('loading') : t('load')}
      </Button>
      <p className="text-sm text-ink-2">{t('loadHint')}</p>
      {state === 'failed' && <p role="alert">{t('loadFailed')}</p>}
      <FormStatus reply={reply} />
    </div>
  );
}
