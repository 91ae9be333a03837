import Link from 'next/link';
import type { ReactNode } from 'react';
import { Time } from '@/components/ui/time';
import { RELATIONS } from '@/lib/entries/vocabulary';
import type { CustodyEvent } from '@/lib/exhibits/dto';
import { type CustodyWords, textOf } from './custody-words';
import { SafeText } from './safe-text';

const TEXTS = [
  'title',
  'label',
  'description',
  'acquisition',
  'authority',
  'source',
  'licence',
] as const;

const minus = (letter: string) => letter.replace('-', '−');

/** What an act changed, in words; acts that only read changed nothing. */
export function changeMade(words: CustodyWords, event: CustodyEvent): ReactNode {
  const { t, format, base, exhibit } = words;
  const { kind, act } = event;
  switch (kind) {
    case 'exhibit.added':
      return t('custody.changeAdded', {
        number: format.count(exhibit.number),
        class: minus(textOf(act, 'class')),
      });
    case 'exhibit.version_added':
      return t('custody.changeVersion', { version: String(act.version) });
    case 'exhibit.class_lowered':
      return t('custody.changeClass', {
        from: minus(textOf(act, 'from')),
        to: minus(textOf(act, 'to')),
      });
    case 'exhibit.related': {
      const name = RELATIONS.find((relation) => relation === act.name);
      const other = textOf(act, 'to');
      const known = exhibit.relations.find((relation) => relation.other.id === other)?.other;
      if (!name) return t('custody.changeNone');
      return t.rich('custody.changeRelated', {
        relation: t(`relation.to.${name}`),
        link: () => (
          <Link href={`${base}/exhibits/${other}`} className="link">
            {known ? (
              <>
                {t('number', { number: format.count(known.number) })} ·{' '}
                <SafeText text={known.title} />
              </>
            ) : (
              other
            )}
          </Link>
        ),
      });
    }
    case 'exhibit.relation_withdrawn':
      return t('custody.changeWithdrawn');
    case 'exhibit.described':
      return <Described {...words} event={event} />;
    default:
      return t('custody.changeNone');
  }
}

/** The new words, field by field; the old ones stand in the entries before. */
function Described({ t, suppliers, event }: CustodyWords & { event: CustodyEvent }) {
  const { act, payload } = event;
  const said: { key: string; label: string; value: ReactNode }[] = [];
  for (const name of TEXTS) {
    const value = payload?.[name];
    if (typeof value !== 'string') continue;
    said.push({
      key: name,
      label: t(`said.${name}`),
      value: value === '' ? t('custody.empty') : <SafeText text={value} lines />,
    });
  }
  if (act.happenedAt !== undefined) {
    const time = textOf(act, 'happenedAt');
    const value = time === '' ? t('custody.empty') : <Time at={time} zoned />;
    said.push({ key: 'happenedAt', label: t('said.happened'), value });
  }
  if (act.supplier !== undefined) {
    const name = suppliers.find(({ id }) => id === act.supplier)?.name;
    const value = name ? <SafeText text={name} /> : t('said.none');
    said.push({ key: 'supplier', label: t('said.supplier'), value });
  }
  if (said.length === 0) return t('custody.erased');
  return (
    <ul>
      {said.map(({ key, label, value }) => (
        <li key={key}>
          <span className="text-ink-2">{label}:</span> {value}
        </li>
      ))}
    </ul>
  );
}
