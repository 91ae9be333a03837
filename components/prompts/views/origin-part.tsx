'use client';

import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import type { FieldAttribution } from '@/lib/authorship/attribution';
import { type PackedAttribution, unpack } from '@/lib/authorship/packed-attribution';
import { spansOf } from '@/lib/authorship/passport';
import { type PlacedSpan, placedSpans } from '@/lib/authorship/spans';
import type { About } from './about';
import { AnswerForm } from './answer-form';
import { nameOf } from './authors';
import { messagesWith } from './found-messages';
import { exhibitWith, useFoundOrigins } from './found-origins';
import { OriginFact } from './origin-fact';
import { useStatement } from './use-statement';

type Props = { about: About; attribution: PackedAttribution };
type Foreign = { field: FieldAttribution; span: PlacedSpan };

/** Words that were not typed here: what is known of their origin, and what may be confirmed. */
export function OriginPart({ about, attribution }: Props) {
  const { fields } = unpack(attribution);
  const t = useTranslations('attribution.origin');
  const findings = useFoundOrigins(about);
  const foreign: Foreign[] = fields.flatMap((field) =>
    placedSpans(field)
      .filter(({ one }) => one.kind === 'pasted' || one.kind === 'imported')
      .filter(({ text }) => text.trim() !== '')
      .map((span) => ({ field, span })),
  );
  if (foreign.length === 0) return null;
  return (
    <section id="origins" className="mt-10">
      <h3 className="font-serif text-lg font-semibold">{t('title')}</h3>
      <p className="measure mb-2 text-sm text-ink-2">{t('text')}</p>
      <ul className="border-t border-hairline">
        {foreign.map(({ field, span }) => (
          <li
            key={`${field.name} ${span.from}`}
            className="grid gap-1 border-b border-hairline py-3"
          >
            <OriginLine
              about={about}
              field={field}
              span={span}
              exhibit={exhibitWith(findings, field.name, span.text)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type LineProps = Foreign & { about: About; exhibit: ReturnType<typeof exhibitWith> };

function OriginLine({ about, field, span, exhibit }: LineProps) {
  const t = useTranslations('attribution.origin');
  const { sending, problem, put } = useStatement(about);
  const { origin, placer } = span.one;
  const answered = origin !== null && origin.from !== 'unknown';
  const [message] = answered ? [] : messagesWith(about.record.messages, span.text);
  const inExhibit = answered || message ? undefined : exhibit;
  return (
    <>
      <p>
        <q className="font-serif text-lg">
          <SafeText text={span.text} lines />
        </q>
      </p>
      <p className="text-sm">{t('placed', { name: nameOf(about.authors, placer) })}</p>
      <dl className="text-sm [&>div]:border-b-0 [&>div]:py-0">
        <OriginFact about={about} span={span} />
      </dl>
      {message && (
        <p className="text-sm">{t('found', { from: message.from, source: message.source })}</p>
      )}
      {inExhibit && (
        <p className="text-sm">
          {t('foundExhibit', { number: inExhibit.number, title: inExhibit.title })}
        </p>
      )}
      {(message || inExhibit) && about.mayAnswer && (
        <AnswerForm
          question={t('ask')}
          reasons={false}
          sending={sending}
          problem={problem}
          onAnswer={(answer) =>
            put({
              k: 'origin',
              spans: spansOf(field, span.from, span.to),
              message: message?.message ?? null,
              exhibit: inExhibit?.id ?? null,
              answer,
            })
          }
        />
      )}
    </>
  );
}
