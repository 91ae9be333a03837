import Link from 'next/link';
import type { FormAction } from '@/components/cases/form-action';
import { SafeText } from '@/components/exhibits/safe-text';
import type { Translate } from '@/lib/i18n/translator';
import type { ChoiceLineItem, ChoiceMap, MarkItem, SaidLink, WordsItem } from '@/lib/review/dto';
import { UnlinkRecord } from '../link-dialogs';
import { MarkedPicture } from './marked-picture';

/** Words quoted by a link, or that the words at the place are others; by the link. */
export type Quotes = ReadonlyMap<string, { text: string; agrees: boolean }>;

type Common = {
  t: Translate<'review'>;
  kinds: Translate<'making.kind'>;
  caseId: string;
  base: string;
  quotes: Quotes;
  /** Takes a link back; null for readers. */
  unlink: FormAction | null;
};

type Props = Common & { dimension: ChoiceMap['dimensions'][number] };

/** One visible dimension: marked pictures with the words, edits and choices behind each. */
export function DimensionPart({ dimension: { aspect, lines }, ...common }: Props) {
  const { t } = common;
  const name = aspect === null ? t('choices.unnamed') : t(`aspect.${aspect}`);
  const id = `choice-${aspect ?? 'unnamed'}`;
  return (
    <section aria-labelledby={id} className="mt-8">
      <h3 id={id} className="border-b border-hairline pb-1.5 font-serif text-lg font-semibold">
        {name}
      </h3>
      {lines.length === 0 ? (
        <p className="py-3 text-ink-2">{t('choices.nothingLinked')}</p>
      ) : (
        <ol>
          {lines.map((line, i) => (
            <li
              key={line.mark?.linkId ?? keyOf(line)}
              className="grid gap-x-6 gap-y-3 border-b border-hairline py-4 md:grid-cols-2"
            >
              <Mark {...common} mark={line.mark} number={i + 1} />
              <Behind {...common} line={line} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function keyOf({ words, edits, choices, others }: ChoiceLineItem): string {
  return words[0]?.linkId ?? edits[0]?.id ?? choices[0]?.id ?? others[0]?.linkId ?? '';
}

function Mark({ mark, number, ...common }: Common & { mark: MarkItem | null; number: number }) {
  const { t, caseId, base } = common;
  if (!mark) return <p className="text-ink-2">{t('choices.noMark')}</p>;
  const { exhibit, region } = mark;
  const name = t('kind.exhibit', { number: String(exhibit.number) });
  return (
    <div className="grid min-w-0 content-start gap-2">
      <MarkedPicture
        src={`/api/v1/cases/${caseId}/copies/${exhibit.sha256}/view`}
        alt={`${name} ${exhibit.title}`.trim()}
        mark={mark}
        number={number}
      />
      <p>
        <Link href={`${base}/exhibits/${exhibit.id}`} className="link font-medium">
          {name}
        </Link>{' '}
        <SafeText text={exhibit.title.slice(0, 200)} />
      </p>
      <p className="text-sm text-ink-2">
        {region
          ? t('choices.region', {
              number: String(number),
              x: String(region.x),
              y: String(region.y),
              width: String(region.width),
              height: String(region.height),
            })
          : t('choices.whole')}
      </p>
      <Said {...common} said={mark} />
    </div>
  );
}

function Behind({ line, ...common }: Common & { line: ChoiceLineItem }) {
  const { t, kinds, base } = common;
  const none =
    line.words.length + line.edits.length + line.choices.length + line.others.length === 0;
  return (
    <ul className="grid min-w-0 content-start gap-4">
      {none && <li className="text-ink-2">{t('choices.nothingBehind')}</li>}
      {line.words.map((one) => (
        <li key={one.linkId} className="grid gap-1">
          <Words {...common} one={one} />
          <Said {...common} said={one} />
        </li>
      ))}
      {line.edits.map((one) => (
        <li key={one.id}>
          <p>
            <Link href={`${base}/runs/later-work/${one.entry}`} className="link font-medium">
              {t('choices.step', { number: String(one.number) })}
            </Link>{' '}
            {kinds(one.kind)}
          </p>
          {one.purpose !== '' && (
            <p className="measure">
              <SafeText text={one.purpose} lines />
            </p>
          )}
          {one.regions.map(({ note, ...region }) => (
            <p key={JSON.stringify(region)} className="text-sm text-ink-2">
              {t('choices.place', {
                x: String(region.x),
                y: String(region.y),
                width: String(region.width),
                height: String(region.height),
              })}{' '}
              <SafeText text={note} />
            </p>
          ))}
        </li>
      ))}
      {line.choices.map((one) => (
        <li key={one.id}>
          <p>
            <Link href={`${base}/ledger/${one.entry}`} className="link font-medium">
              {t('kind.selection')}
            </Link>{' '}
            {one.chosen.map(({ id, number }) => (
              <Link key={id} href={`${base}/exhibits/${id}`} className="link mr-2">
                {t('kind.exhibit', { number: String(number) })}
              </Link>
            ))}
          </p>
          <p className="measure">
            {one.reason === '' ? t('weakness.no_reason') : <SafeText text={one.reason} lines />}
          </p>
        </li>
      ))}
      {line.others.map((one) => (
        <li key={one.linkId} className="grid gap-1">
          <p>
            {t(`kind.${one.record.kind}`, { number: '' }).trim()}{' '}
            <SafeText text={one.record.title.slice(0, 200)} />
          </p>
          <Said {...common} said={one} />
        </li>
      ))}
    </ul>
  );
}

function Words({ t, base, quotes, one }: Common & { one: WordsItem }) {
  const quote = quotes.get(one.linkId);
  const { prompt, revision, span } = one;
  return (
    <>
      <p>
        <Link
          href={`${base}/prompts/${prompt.id}/revisions/${revision}`}
          className="link font-medium"
        >
          {`${t('kind.prompt', { number: String(prompt.number) })} · ${t('kind.revision', { number: String(revision) })}`}
        </Link>
      </p>
      {quote?.agrees ? (
        <blockquote className="measure border-l-3 border-control pl-3 font-serif">
          <SafeText text={quote.text} lines />
        </blockquote>
      ) : (
        <p className="text-seal">{t('choices.otherWords')}</p>
      )}
      {span && (
        <p className="text-sm text-ink-2">
          {t('choices.span', { first: String(span.from + 1), last: String(span.to) })}
        </p>
      )}
    </>
  );
}

function Said({ t, base, unlink, said }: Common & { said: SaidLink }) {
  return (
    <div className="grid justify-items-start gap-1">
      {said.bearing === 'against' && <strong className="text-seal">{t('against')}</strong>}
      {said.note !== '' && (
        <p className="measure">
          <SafeText text={said.note} lines />
        </p>
      )}
      <p className="text-sm text-ink-2">
        {t('linkedBy', { name: said.by })} ·{' '}
        <Link href={`${base}/ledger/${said.entry}`} className="link">
          {t('entry', { number: String(said.entry) })}
        </Link>
      </p>
      {unlink && <UnlinkRecord linkId={said.linkId} action={unlink} />}
    </div>
  );
}
