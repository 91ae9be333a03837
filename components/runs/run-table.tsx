import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { ClassMark } from '@/components/ui/class-mark';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { Named, RunItem } from '@/lib/runs/dto';
import { OutcomeMark } from './outcome-mark';
import { OutputStrip } from './output-strip';

type T = Translate<'runs'>;

type Props = {
  t: T;
  format: Formatter;
  /** Address of the case. */
  base: string;
  runs: readonly RunItem[];
};

/** The runs like a legal index: text and tool, outputs with their fate, class, people, prompt. */
export function RunTable({ t, format, base, runs }: Props) {
  return (
    <Table
      caption={t('list.caption')}
      roving
      head={
        <>
          <Th numeric>{t('list.number')}</Th>
          <Th>{t('list.run')}</Th>
          <Th>{t('list.outputs')}</Th>
          <Th>{t('list.class')}</Th>
          <Th>{t('list.people')}</Th>
          <Th>{t('list.revision')}</Th>
          <Th>{t('list.clocks')}</Th>
        </>
      }
    >
      {runs.map((run) => (
        <Tr key={run.id}>
          <Td heading={t('list.number')} numeric className="max-md:hidden">
            {format.count(run.number)}
          </Td>
          <RowHead>
            <RunName t={t} format={format} base={base} run={run} />
          </RowHead>
          <Td heading={t('list.outputs')} className="align-top lg:min-w-48">
            <OutputStrip t={t} format={format} base={base} run={run} />
          </Td>
          <Td heading={t('list.class')} tight>
            <ClassMark value={run.class} />
          </Td>
          <Td heading={t('list.people')} className="lg:min-w-28">
            <People t={t} run={run} />
          </Td>
          <Td heading={t('list.revision')}>
            <Revision t={t} format={format} base={base} run={run} />
          </Td>
          <Td heading={t('list.clocks')}>
            <TwoClocks happened={run.requestedAt} received={run.recordedAt} layout="row" />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

/** Beginning of the entered text, and below it tool, model, seed and how the run came. */
function RunName({ t, format, base, run }: Omit<Props, 'runs'> & { run: RunItem }) {
  return (
    <span className="block min-w-0 max-w-sm">
      <span className="block text-sm font-normal text-ink-2 md:hidden">
        {t('number', { number: format.count(run.number) })}
      </span>
      <Link
        href={`${base}/runs/${run.id}`}
        className="link line-clamp-2 font-serif font-semibold"
        aria-label={`${t('number', { number: format.count(run.number) })}: ${
          run.excerpt || t('list.noText')
        }`}
      >
        {run.excerpt === '' ? t('list.noText') : <SafeText text={run.excerpt} />}
      </Link>
      <span className="line-clamp-2 text-sm font-normal">
        {run.tool === '' ? t('toolUnknown') : <SafeText text={run.tool} />}
        {' · '}
        {run.model === '' ? (
          <span className="text-ink-2">{t('modelUnknown')}</span>
        ) : (
          <SafeText text={run.model} />
        )}
      </span>
      {run.seed !== '' && (
        <span className="block text-sm font-normal text-ink-2">
          {t('list.seed')} <code className="figures-zero break-all text-ink">{run.seed}</code>
        </span>
      )}
      <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm font-normal text-ink-2">
        {t(`capture.${run.capture}`)}
        <OutcomeMark t={t} outcome={run.outcome} quiet />
      </span>
    </span>
  );
}

/** Operator and instructor; one line where they are one person. */
function People({ t, run }: { t: T; run: RunItem }) {
  const { operator, instructor } = run;
  return (
    <dl className="grid gap-y-1 text-sm">
      <Person label={t('list.operator')} unknown={t('nobody')} who={operator} />
      <Person label={t('list.instructor')} unknown={t('nobody')} who={instructor} />
    </dl>
  );
}

function Person({ label, unknown, who }: { label: string; unknown: string; who: Named }) {
  return (
    <div>
      <dt className="text-xs text-ink-2">{label}</dt>
      <dd>
        {who === null ? (
          <span className="text-ink-2">{unknown}</span>
        ) : (
          <SafeText text={who.name} />
        )}
      </dd>
    </div>
  );
}

function Revision({ t, format, base, run }: Omit<Props, 'runs'> & { run: RunItem }) {
  const { revision } = run;
  if (revision === null) return <span className="text-sm text-ink-2">{t('list.noRevision')}</span>;
  const { promptId, promptNumber, title } = revision;
  return (
    <span className="block text-sm">
      <Link href={`${base}/prompts/${promptId}/revisions/${revision.revision}`} className="link">
        {t('list.revisionName', {
          prompt: format.count(promptNumber),
          revision: format.count(revision.revision),
        })}
      </Link>
      <span className="line-clamp-2 text-ink-2">
        <SafeText text={title} />
      </span>
    </span>
  );
}
