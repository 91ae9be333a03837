import type { ReactNode } from 'react';
import { Hash } from '@/components/ui/hash';
import { type KeyValue, KeyValues } from '@/components/ui/key-values';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { Fact, Statement } from '@/lib/records/reading';
import { SafeText } from '../safe-text';
import { FactCode, FactPlace, FactText, FactTime } from './fact-text';
import { labelWord } from './fact-words';
import { PartTable } from './part-table';
import { HistoryTable, MessageList, ParameterTable } from './statement-lists';

type T = Translate<'records'>;
type Props = {
  t: T;
  format: Formatter;
  statement: Statement;
  number: number;
  count: number;
};

/** Texts and other values of one kind that a page shows. */
const MOST = 60;

/** What one reader makes of a record: tool, texts, parameters, and the rest in the order of use. */
export function StatementSaid({ t, format, statement, number, count }: Props) {
  const { tool, toolVersion, reader, version, texts, passes, history, messages, parts } = statement;
  return (
    <article className="mt-4 border-t border-hairline pt-3">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h4 className="font-serif text-lg font-semibold">
          {tool ? <FactText t={t} fact={tool} /> : t('noTool')}
          {toolVersion && (
            <span className="ml-2 font-mono text-sm font-normal text-ink-2">
              <FactText t={t} fact={toolVersion} />
            </span>
          )}
        </h4>
        <p className="text-sm text-ink-2">
          {count > 1 &&
            `${t('statementOf', { number: format.count(number), count: format.count(count) })} · `}
          {t('readerSaid', { reader, version: format.count(version) })}
        </p>
      </header>
      {texts.slice(0, MOST).map((text) => (
        <figure key={`${text.record} ${text.at} ${text.role} ${text.part}`} className="mt-3">
          <figcaption className="flex flex-wrap items-baseline gap-x-3 text-sm">
            <span className="font-medium">{t(`role.${text.role}`)}</span>
            <span className="text-ink-2">{t(`origin.${text.origin}`)}</span>
            {text.part !== '' && (
              <span className="text-ink-2">
                <SafeText text={partSaid(t, statement, text.part)} />
              </span>
            )}
            <FactPlace t={t} fact={text} />
          </figcaption>
          <blockquote className="measure mt-1 border-l-2 border-control pl-3 font-serif">
            <FactText t={t} fact={text} lines />
          </blockquote>
        </figure>
      ))}
      <More t={t} count={texts.length - MOST} />
      <ParameterTable t={t} passes={passes} />
      <Rest t={t} statement={statement} />
      <HistoryTable t={t} history={history} />
      <PartTable t={t} parts={parts ?? []} />
      <MessageList t={t} messages={messages} />
    </article>
  );
}

/** Which pass a text belongs to; a part that is none of the passes keeps its own name. */
function partSaid(t: T, { passes }: Statement, part: string): string {
  return passes.some((pass) => pass.part === part) ? t('pass', { part }) : part;
}

function More({ t, count }: { t: T; count: number }) {
  return count > 0 ? <p className="mt-2 text-sm text-ink-2">{t('more', { count })}</p> : null;
}

/** Models, files, times, people, identifiers, labels and signatures, where there are any. */
function Rest({ t, statement }: { t: T; statement: Statement }) {
  const { models, references, parents, times, people, ids, labels, signatures } = statement;
  const row = (key: string, label: ReactNode, value: ReactNode): KeyValue => ({
    key,
    label,
    value,
  });
  const each = <F,>(items: readonly F[], make: (item: F, i: number) => KeyValue) =>
    items.slice(0, MOST).map(make);
  const items: KeyValue[] = [
    ...each(models, (one, i) =>
      row(`model ${i}`, t(`model.${one.kind}`), <ModelSaid t={t} model={one} />),
    ),
    ...each(
      references.flatMap(({ name, strength }) => (name ? [{ name, strength }] : [])),
      ({ name }, i) => row(`file ${i}`, t('files'), <Placed t={t} fact={name} />),
    ),
    ...each(parents, (one, i) => row(`parent ${i}`, t('parent'), <Hash value={one.value} whole />)),
    ...each(times, (one, i) =>
      row(`time ${i}`, t(`time.${one.kind}`), <FactTime t={t} fact={one} />),
    ),
    ...each(people, (one, i) =>
      row(`person ${i}`, t(`person.${one.kind}`), <Placed t={t} fact={one} />),
    ),
    ...each(labels, (one, i) =>
      row(`label ${i}`, <LabelName t={t} name={one.name} />, <LabelSaid t={t} fact={one} />),
    ),
    ...each(ids, (one, i) =>
      row(`id ${i}`, <code>{one.name}</code>, <FactCode t={t} fact={one} />),
    ),
    ...each(signatures, (one, i) =>
      row(
        `signature ${i}`,
        t('signature'),
        <>
          {t(`outcome.${one.outcome}`)}
          <span className="block text-sm text-ink-2">
            <code className="break-all">
              {one.scheme} · {one.key}
            </code>
          </span>
        </>,
      ),
    ),
  ];
  if (items.length === 0) return null;
  const isAigc = statement.reader === 'aigc-label';
  return (
    <div className="mt-3">
      <KeyValues items={items} />
      {isAigc && <p className="mt-1 text-sm text-ink-2">{t('aigc.note')}</p>}
    </div>
  );
}

function Placed({ t, fact }: { t: T; fact: Fact }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      <FactText t={t} fact={fact} />
      <FactPlace t={t} fact={fact} />
    </span>
  );
}

function ModelSaid({ t, model }: { t: T; model: Statement['models'][number] }) {
  const { name, hash, weight } = model;
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      {name ? <FactCode t={t} fact={name} /> : <span className="text-ink-2">{t('unnamed')}</span>}
      {hash && (
        <span className="font-mono text-sm break-all text-ink-2">
          {t('model.hash', { hash: hash.value })}
        </span>
      )}
      {weight && (
        <span className="text-sm text-ink-2">{t('model.weight', { weight: weight.value })}</span>
      )}
    </span>
  );
}

/** A label's name in the words of its standard, with the field's own name. */
function LabelName({ t, name }: { t: T; name: string }) {
  const word = labelWord(t, name);
  return (
    <>
      {word && <span className="block">{word}</span>}
      <code className={word ? 'text-xs' : ''}>{name}</code>
    </>
  );
}

const DEGREES = ['1', '2', '3'] as const;

function LabelSaid({ t, fact }: { t: T; fact: Fact & { name: string } }) {
  const degree = fact.name === 'Label' ? DEGREES.find((one) => one === fact.value) : undefined;
  return (
    <>
      <FactCode t={t} fact={fact} />
      {degree && <span className="ml-3 text-sm text-ink-2">{t(`aigc.value.${degree}`)}</span>}
    </>
  );
}
