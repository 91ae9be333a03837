'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import type { FieldAttribution } from '@/lib/authorship/attribution';
import { spansOf } from '@/lib/authorship/passport';
import type { MessageState } from '@/lib/authorship/side-states';
import { type PlacedSpan, placedSpans } from '@/lib/authorship/spans';
import { messagesWith } from '../views/found-messages';
import { QuotedWords } from './quoted-words';
import { RefusalLine } from './refusal-line';
import type { WritingRecord } from './use-record';
import { useStatement } from './use-statement';

type Found = { field: FieldAttribution; span: PlacedSpan; message: MessageState };

/** Pasted words of which no origin is told, and an attached message that contains them. */
function foundIn(record: WritingRecord): Found[] {
  return record.attribution.fields.flatMap((field) =>
    placedSpans(field)
      .filter(({ one }) => one.kind === 'pasted' && (one.origin?.from ?? 'unknown') === 'unknown')
      .flatMap((span) => {
        const [message] = messagesWith(record.messages, span.text);
        return message ? [{ field, span, message }] : [];
      }),
  );
}

/** Asks whether pasted words come from the message that contains them; the person decides. */
export function OriginOffer({ record }: { record: WritingRecord | null }) {
  const t = useTranslations('attribution.origin');
  const words = useTranslations('prompts.selection.origin');
  const { state, pending, refusal } = useStatement();
  const [found] = record && record.messages.length > 0 ? foundIn(record) : [];
  if (!found) return null;
  const { field, span, message } = found;
  const answer = (one: 'confirmed' | 'contested') =>
    void state({
      k: 'origin',
      spans: spansOf(field, span.from, span.to),
      message: message.message,
      exhibit: null,
      answer: one,
    });
  return (
    <section
      aria-label={words('title')}
      className="grid gap-2 border-l-3 border-action bg-action-wash px-4 py-3"
    >
      <QuotedWords text={span.text} />
      <p>{t('found', { from: message.from || words('nobody'), source: message.source })}</p>
      <RefusalLine code={refusal} />
      <div className="flex flex-wrap items-center gap-2">
        <span>{t('ask')}</span>
        <Button size="small" disabled={pending} onClick={() => answer('confirmed')}>
          {words('yes')}
        </Button>
        <Button size="small" disabled={pending} onClick={() => answer('contested')}>
          {words('no')}
        </Button>
      </div>
    </section>
  );
}
