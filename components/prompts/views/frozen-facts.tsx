import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { Hash } from '@/components/ui/hash';
import { KeyValues } from '@/components/ui/key-values';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { ParameterState, ReferenceState } from '@/lib/authorship/side-states';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { RevisionItem } from '@/lib/prompts/dto';
import type { About } from './about';
import { nameOf } from './authors';
import { RunsOfRevision } from './runs-of-revision';

type T = Translate<'attribution'>;

type FactsProps = { t: T; format: Formatter; about: About; revision: RevisionItem };

/** What was frozen, by whom, why, and where it is proved. */
export function RevisionFacts({ t, format, about, revision }: FactsProps) {
  const { purpose, tool, at, account, seq, sha256, hash, entry, runs } = revision;
  return (
    <KeyValues
      items={[
        {
          key: 'why',
          label: t('revision.why'),
          value: (
            <>
              {t(`revision.purpose.${purpose}`)}
              {tool && (
                <>
                  {': '}
                  <SafeText text={tool} />
                </>
              )}
            </>
          ),
        },
        {
          key: 'runs',
          label: t('revision.runs'),
          value: <RunsOfRevision t={t} base={about.base} promptId={about.promptId} runs={runs} />,
        },
        {
          key: 'frozen',
          label: t('revision.frozen'),
          value: (
            <>
              <Time at={at} /> · {nameOf(about.authors, account)}
            </>
          ),
        },
        {
          key: 'operation',
          label: t('revision.operation'),
          value: (
            <Link href={`${about.room}/replay?op=${seq}`} className="link">
              {t('passport.operation', { seq: format.count(seq) })}
            </Link>
          ),
        },
        { key: 'document', label: t('revision.document'), value: <Hash value={sha256} whole /> },
        { key: 'hash', label: t('revision.hash'), value: <Hash value={hash} whole /> },
        {
          key: 'entry',
          label: t('revision.entry'),
          value: (
            <Link href={`${about.base}/ledger/${entry}`} className="link">
              {t('revision.openEntry', { index: format.count(entry) })}
            </Link>
          ),
        },
      ]}
    />
  );
}

/** Parameters as they were frozen, each with who set it and by which operation. */
export function FrozenParameters(props: {
  t: T;
  format: Formatter;
  about: About;
  parameters: readonly ParameterState[];
}) {
  const { t, format, about, parameters } = props;
  const set = parameters.filter(({ value }) => value !== null);
  if (set.length === 0) return <p className="text-ink-2">{t('parameter.none')}</p>;
  return (
    <Table
      caption={t('parameter.title')}
      head={
        <>
          <Th>{t('parameter.name')}</Th>
          <Th>{t('parameter.value')}</Th>
          <Th>{t('parameter.setter')}</Th>
          <Th>{t('parameter.when')}</Th>
        </>
      }
    >
      {set.map(({ name, value, account, seq, at, history }) => (
        <Tr key={name}>
          <RowHead>
            <span className="font-mono text-sm">
              <SafeText text={name} />
            </span>
          </RowHead>
          <Td heading={t('parameter.value')}>
            <span className="figures-zero min-w-0 font-mono text-sm">
              <SafeText text={value ?? ''} lines />
            </span>
          </Td>
          <Td heading={t('parameter.setter')}>
            <span className="min-w-0">
              {nameOf(about.authors, account)}
              {history.length > 1 && (
                <span className="block text-sm text-ink-2">
                  {t('parameter.history', { count: history.length })}
                </span>
              )}
            </span>
          </Td>
          <Td heading={t('parameter.when')}>
            <span className="min-w-0">
              <Time at={at} />
              <span className="block text-sm text-ink-2">
                {t('passport.operation', { seq: format.count(seq) })}
              </span>
            </span>
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

/** References as they were frozen. */
export function FrozenReferences(props: {
  t: T;
  about: About;
  references: readonly ReferenceState[];
}) {
  const { t, about, references } = props;
  const set = references.filter(({ withdrawn }) => withdrawn === null);
  if (set.length === 0) return <p className="text-ink-2">{t('reference.none')}</p>;
  return (
    <Table
      caption={t('reference.title')}
      head={
        <>
          <Th>{t('reference.label')}</Th>
          <Th>{t('reference.purpose')}</Th>
          <Th>{t('parameter.setter')}</Th>
          <Th>{t('parameter.when')}</Th>
        </>
      }
    >
      {set.map(({ ref, label, purpose, exhibit, account, at }) => (
        <Tr key={ref}>
          <RowHead>
            {exhibit ? (
              <Link href={`${about.base}/exhibits/${exhibit}`} className="link">
                <SafeText text={label || exhibit} />
              </Link>
            ) : (
              <SafeText text={label} />
            )}
          </RowHead>
          <Td heading={t('reference.purpose')}>
            <SafeText text={purpose} lines />
          </Td>
          <Td heading={t('parameter.setter')}>{nameOf(about.authors, account)}</Td>
          <Td heading={t('parameter.when')}>
            <Time at={at} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
