'use client';

import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import type { Attribution } from '@/lib/authorship/attribution';
import {
  type ComparedRun,
  comparedPeople,
  compareFacts,
  compareTexts,
  type FactChange,
} from '@/lib/authorship/compare';
import { characters, type FirstWriter } from '@/lib/authorship/first-writer';
import type { ParameterState, ReferenceState } from '@/lib/authorship/side-states';
import { formatter } from '@/lib/i18n/format';
import { type Authors, markOf, nameOf } from './authors';
import { fieldTitle } from './field-title';
import { MarkedText } from './marked-text';
import { writerName } from './span-said';

/** One of two states, as far as they are compared. */
export type Moment = {
  attribution: Attribution;
  parameters: readonly ParameterState[];
  references: readonly ReferenceState[];
};

export type CompareProps = {
  before: Moment;
  after: Moment;
  authors: Authors;
  /** What the two states are called. */
  titles: readonly [string, string];
};

const SIGN = { kept: '', added: '+', removed: '−', moved: '↷', copied: '⧉' } as const;

/** Columns of what a person did. */
const SUMS = ['added', 'brought', 'removed', 'moved'] as const;

/** What happened between two states, by person: told by identity, not by comparing texts. */
export function CompareView({ before, after, authors, titles }: CompareProps) {
  const t = useTranslations('attribution');
  const format = formatter(useLocale());
  const fields = useMemo(
    () => compareTexts(before.attribution, after.attribution),
    [before.attribution, after.attribution],
  );
  const people = useMemo(() => comparedPeople(fields, characters), [fields]);
  const written = fields.filter(({ runs }) => runs.length > 0);
  return (
    <div className="grid gap-6">
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
        <OneSide title={titles[0]} moment={before} authors={authors} />
        <OneSide title={titles[1]} moment={after} authors={authors} />
      </div>
      {people.length === 0 ? (
        <p>{t('compare.same')}</p>
      ) : (
        <Table
          caption={t('compare.people')}
          head={
            <>
              <Th>{t('compare.person')}</Th>
              {SUMS.map((sum) => (
                <Th key={sum} numeric>
                  {t(`compare.change.${sum}`)}
                </Th>
              ))}
            </>
          }
        >
          {people.map((person) => (
            <Tr key={person.account}>
              <RowHead>
                <bdi>{nameOf(authors, person.account)}</bdi>
              </RowHead>
              {SUMS.map((sum) => (
                <Td key={sum} numeric heading={t(`compare.change.${sum}`)}>
                  {t('compare.characters', {
                    count: person[sum],
                    text: format.count(person[sum]),
                  })}
                </Td>
              ))}
            </Tr>
          ))}
        </Table>
      )}
      {written.map((field) => (
        <section key={field.name} aria-label={fieldTitle(t, field)}>
          <h4 className="mb-1 text-sm font-semibold text-ink-2">
            {t('compare.changes', { field: fieldTitle(t, field) })}
          </h4>
          <div className="marked-text">
            {together(field.runs).map((run) => (
              <Changed key={`${run.change} ${run.id.join()}`} run={run} authors={authors} />
            ))}
          </div>
        </section>
      ))}
      <FactChanges before={before} after={after} authors={authors} />
    </div>
  );
}

/** One of the two states as it stood, with its authors. */
function OneSide(props: { title: string; moment: Moment; authors: Authors }) {
  const { title, moment, authors } = props;
  const t = useTranslations('attribution');
  const fields = moment.attribution.fields.filter(({ text }) => text !== '');
  return (
    <section aria-label={title} className="min-w-0 border-t border-hairline pt-2">
      <h4 className="mb-2 font-semibold">{title}</h4>
      {fields.length === 0 && <p className="text-ink-2">{t('compare.noText')}</p>}
      <div className="grid gap-4">
        {fields.map((field) => (
          <div key={field.name}>
            <p className="text-sm text-ink-2">{fieldTitle(t, field)}</p>
            <MarkedText
              field={field}
              authors={authors}
              label={t('text.label', { field: fieldTitle(t, field) })}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

/** Neighbours that one person changed in one way are read as one. */
function together(runs: readonly ComparedRun[]): ComparedRun[] {
  const story = ({ change, by, writer }: ComparedRun) =>
    JSON.stringify([change, change === 'kept' ? null : [by, writer]]);
  const made: ComparedRun[] = [];
  for (const run of runs) {
    const last = made.at(-1);
    if (last && story(last) === story(run))
      made.splice(-1, 1, { ...last, text: last.text + run.text });
    else made.push(run);
  }
  return made;
}

/** Whose mark changed words carry: nobody's and a model's stay so, whoever brought them in. */
function markedWriter({ change, by, writer }: ComparedRun): FirstWriter {
  const isForeign = change === 'added' && writer.who !== 'person';
  return by === null || isForeign ? writer : { who: 'person', account: by };
}

function Changed({ run, authors }: { run: ComparedRun; authors: Authors }) {
  const t = useTranslations('attribution');
  if (run.change === 'kept') return <SafeText text={run.text} lines />;
  const by = run.by === null ? '' : nameOf(authors, run.by);
  const said = t(`compare.said.${run.change}`, {
    name: by,
    writer: writerName(t, authors, run.writer),
  });
  return (
    <span
      className="changed-words"
      data-change={run.change}
      data-author={markOf(authors, markedWriter(run))}
      data-tip={said}
    >
      <span aria-hidden className="author-initials">
        {SIGN[run.change]}
        {run.by === null ? '' : authors.get(run.by)?.initials}
      </span>
      <span className="sr-only">{said}: </span>
      <SafeText text={run.text} lines />
    </span>
  );
}

/** Parameters and references that differ, each side with who set it. */
function FactChanges({ before, after, authors }: Omit<CompareProps, 'titles'>) {
  const t = useTranslations('attribution');
  const changes = [
    ...compareFacts(parameterFacts(before), parameterFacts(after)),
    ...compareFacts(referenceFacts(before), referenceFacts(after)),
  ].filter(({ change }) => change !== 'kept');
  if (changes.length === 0) return null;
  return (
    <Table
      caption={t('compare.facts')}
      showCaption
      head={
        <>
          <Th>{t('compare.fact')}</Th>
          <Th>{t('compare.before')}</Th>
          <Th>{t('compare.after')}</Th>
        </>
      }
    >
      {changes.map((change) => (
        <Tr key={change.key}>
          <RowHead>
            <SafeText text={change.after?.name ?? change.before?.name ?? ''} />
          </RowHead>
          <Td heading={t('compare.before')}>
            <Side side={change.before} authors={authors} />
          </Td>
          <Td heading={t('compare.after')}>
            <Side side={change.after} authors={authors} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

function Side({ side, authors }: { side: FactChange['before']; authors: Authors }) {
  const t = useTranslations('attribution.compare');
  if (!side) return <span className="text-ink-2">{t('absent')}</span>;
  return (
    <span className="min-w-0">
      <span className="figures-zero font-mono text-sm">
        <SafeText text={side.text} />
      </span>
      <span className="block text-sm text-ink-2">{nameOf(authors, side.account)}</span>
    </span>
  );
}

const parameterFacts = ({ parameters }: Moment) =>
  parameters.flatMap(({ name, value, account, seq }) =>
    value === null ? [] : [{ key: `parameter ${name}`, name, text: value, account, seq }],
  );

const referenceFacts = ({ references }: Moment) =>
  references.flatMap(({ ref, label, purpose, withdrawn, account, seq }) =>
    withdrawn ? [] : [{ key: ref, name: label || ref, text: purpose, account, seq }],
  );
