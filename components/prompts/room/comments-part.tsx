'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Button } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/text-input';
import type { CommentState } from '@/lib/authorship/side-states';
import { textOf } from '../session/identities';
import { newClientId } from '../session/joining';
import { QuotedWords } from './quoted-words';
import { RefusalLine } from './refusal-line';
import { SetBy } from './set-by';
import type { SidePartProps } from './side-parts';
import { useSession } from './use-session';
import { useStatement } from './use-statement';

/** Threads about words of the text. Resolved ones stay on record. */
export function CommentsPart(props: SidePartProps) {
  const t = useTranslations('prompts.comments');
  const comments = props.record?.comments ?? [];
  const threads = comments.filter(({ parent }) => parent === null);
  const open = threads.filter(({ resolved }) => !resolved);
  const done = threads.filter(({ resolved }) => resolved);
  if (threads.length === 0) return <p className="text-sm text-ink-2">{t('empty')}</p>;
  return (
    <div className="grid gap-4">
      {open.map((thread) => (
        <Thread key={thread.comment} {...props} thread={thread} />
      ))}
      {done.length > 0 && (
        <details>
          <summary className="text-sm text-ink-2">{t('resolved', { count: done.length })}</summary>
          <div className="mt-2 grid gap-4">
            {done.map((thread) => (
              <Thread key={thread.comment} {...props} thread={thread} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function Thread({
  thread,
  record,
  authors,
  mayAnswer,
  onPoint,
}: SidePartProps & { thread: CommentState }) {
  const t = useTranslations('prompts.comments');
  const session = useSession();
  const { state, pending, refusal } = useStatement();
  const [answering, setAnswering] = useState(false);
  const answers = record?.comments.filter(({ parent }) => parent === thread.comment) ?? [];
  const words = textOf(session.doc, thread.spans);
  return (
    <article
      className="grid gap-2 border-b border-hairline pb-3"
      onPointerEnter={() => onPoint(thread.spans)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(thread.spans)}
      onBlur={() => onPoint(null)}
    >
      {words !== null && words !== '' && <QuotedWords text={words} />}
      {[thread, ...answers].map((comment) => (
        <div key={comment.comment}>
          <p className="whitespace-pre-wrap">
            <SafeText text={comment.text} lines />
          </p>
          <SetBy stamp={comment} authors={authors} />
        </div>
      ))}
      {thread.resolved && (
        <p className="text-sm text-ink-2">
          {t('resolvedBy')} <SetBy stamp={thread.resolved} authors={authors} />
        </p>
      )}
      <RefusalLine code={refusal} />
      {mayAnswer && answering && (
        <form
          className="grid gap-2"
          onSubmit={async (event) => {
            event.preventDefault();
            const text = String(new FormData(event.currentTarget).get('text') ?? '').trim();
            if (text === '') return;
            const parent = thread.comment;
            const comment = newClientId();
            if (await state({ k: 'comment', comment, parent, spans: [], text }))
              setAnswering(false);
          }}
        >
          <Textarea name="text" aria-label={t('answer')} required maxLength={4000} rows={2} />
          <SubmitButton size="small" pending={pending}>
            {t('send')}
          </SubmitButton>
        </form>
      )}
      {mayAnswer && !answering && !thread.resolved && (
        <div className="flex flex-wrap gap-2">
          <Button size="small" variant="quiet" onClick={() => setAnswering(true)}>
            {t('answer')}
          </Button>
          <Button
            size="small"
            variant="quiet"
            onClick={() => void state({ k: 'resolve', comment: thread.comment })}
          >
            {t('resolve')}
          </Button>
        </div>
      )}
    </article>
  );
}
