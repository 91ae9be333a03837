'use client';

import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Time } from '@/components/ui/time';
import type { FieldAttribution } from '@/lib/authorship/attribution';
import { type PackedAttribution, unpack } from '@/lib/authorship/packed-attribution';
import { placesOf } from '@/lib/authorship/passport';
import { mayAnswerStatement } from '@/lib/authorship/say-answers';
import type { SayState } from '@/lib/authorship/side-states';
import { type About, contributorName } from './about';
import { AnswerForm } from './answer-form';
import { nameOf } from './authors';
import { useStatement } from './use-statement';

type Props = { about: About; attribution: PackedAttribution };

/** Words said by one and typed by another: who states it, and what the person named answers. */
export function SayPart({ about, attribution }: Props) {
  const { fields } = unpack(attribution);
  const t = useTranslations('attribution.say');
  const { says } = about.record;
  return (
    <section id="says" className="mt-10">
      <h3 className="font-serif text-lg font-semibold">{t('title')}</h3>
      <p className="measure mb-2 text-sm text-ink-2">{t('text')}</p>
      {says.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <ul className="border-t border-hairline">
          {says.map((say) => (
            <li key={say.say} className="grid gap-1 border-b border-hairline py-3">
              <SayLine about={about} fields={fields} say={say} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The words that spans name, as they stand in the text shown; deleted ones are left out. */
export function wordsAt(fields: readonly FieldAttribution[], spans: SayState['spans']): string {
  const words = fields.flatMap((field) =>
    placesOf(field, spans).map(({ from, to }) => field.text.slice(from, to)),
  );
  return words.join(' … ');
}

type LineProps = { about: About; fields: readonly FieldAttribution[]; say: SayState };

function SayLine({ about, fields, say }: LineProps) {
  const t = useTranslations('attribution.say');
  const { account, mode, note, answers, contributor } = say;
  const words = wordsAt(fields, say.spans);
  const named = about.contributors.find(({ id }) => id === contributor);
  const own = named?.accounts.includes(account) ?? false;
  const mine = mayAnswerStatement(about.account, say, named?.accounts ?? [], fields);
  const answered = answers.some((a) => a.account === about.account);
  const { sending, problem, put } = useStatement(about);
  const form = (
    <AnswerForm
      question={t(own ? 'askTypist' : 'ask', { by: nameOf(about.authors, account) })}
      sending={sending}
      problem={problem}
      onAnswer={(answer, reason) => put({ k: 'answer', say: say.say, answer, reason })}
    />
  );
  return (
    <>
      <p>
        {words ? (
          <q className="font-serif text-lg">
            <SafeText text={words} lines />
          </q>
        ) : (
          <span className="text-ink-2">{t('gone')}</span>
        )}
      </p>
      <p>
        {t(`line.${mode}`, {
          name: contributorName(about, contributor),
          by: nameOf(about.authors, account),
        })}{' '}
        <span className="text-sm text-ink-2">
          <Time at={say.at} />
        </span>
      </p>
      {note && (
        <p className="text-sm">
          <SafeText text={note} lines />
        </p>
      )}
      {answers.length === 0 ? (
        <p className="text-sm text-ink-2">{t('answer.open')}</p>
      ) : (
        <ul className="text-sm">
          {answers.map(({ answer, reason, at, seq, account: by }) => (
            <li key={seq}>
              {t(`answered.${answer}`, { name: nameOf(about.authors, by) })} <Time at={at} />
              {reason && (
                <>
                  {' · '}
                  <SafeText text={reason} lines />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {mine && about.mayAnswer && !answered && form}
      {mine && about.mayAnswer && answered && (
        <details className="screen-only text-sm">
          <summary className="cursor-pointer text-action">{t('again')}</summary>
          {form}
        </details>
      )}
    </>
  );
}
