import Link from 'next/link';
import { Part } from '@/components/exhibits/part';
import { SafeText } from '@/components/exhibits/safe-text';
import { ClassMark } from '@/components/ui/class-mark';
import { KeyValues } from '@/components/ui/key-values';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { ModificationItem, RunFile } from '@/lib/runs/dto';
import { FileLine } from './file-line';

type Props = {
  t: Translate<'making'>;
  format: Formatter;
  base: string;
  step: ModificationItem;
};

/** Everything one entry of later work says. */
export function ModificationFacts({ t, format, base, step }: Props) {
  const files = (all: readonly (RunFile | null)[]) => {
    const named = all.filter((file) => file !== null);
    if (named.length === 0) return t('later.nothingBefore');
    return (
      <span className="grid gap-1.5">
        {named.map((file) => (
          <FileLine key={file.exhibitId} t={t} room={`${base}/exhibits`} file={file} />
        ))}
      </span>
    );
  };
  const said = (key: string, label: string, text: string) =>
    text === '' ? [] : [{ key, label, value: <SafeText text={text} lines /> }];
  return (
    <>
      <Part id="facts" title={t('later.one.facts')}>
        <KeyValues
          items={[
            { key: 'kind', label: t('kind.label'), value: t(`kind.${step.kind}`) },
            { key: 'before', label: t('compare.before'), value: files(step.before) },
            { key: 'after', label: t('compare.after'), value: files([step.after]) },
            ...(step.mask
              ? [{ key: 'mask', label: t('later.new.mask'), value: files([step.mask]) }]
              : []),
            ...(step.project
              ? [{ key: 'project', label: t('later.new.project'), value: files([step.project]) }]
              : []),
            {
              key: 'tool',
              label: t('later.new.tool'),
              value: step.tool ? (
                <SafeText text={`${step.tool} ${step.toolVersion}`.trim()} />
              ) : (
                t('later.noTool')
              ),
            },
            {
              key: 'editor',
              label: t('later.new.editor'),
              value: step.editor ? (
                <Link href={`${base}/people/${step.editor.id}`} className="link">
                  <SafeText text={step.editor.name} />
                </Link>
              ) : (
                t('person.unknown')
              ),
            },
            ...said('purpose', t('later.new.purpose'), step.purpose),
            ...(step.aspects.length > 0
              ? [
                  {
                    key: 'aspects',
                    label: t('aspect.label'),
                    value: step.aspects.map((aspect) => t(`aspect.${aspect}`)).join(' · '),
                  },
                ]
              : []),
            ...said('note', t('note'), step.note),
            {
              key: 'clocks',
              label: t('later.head.clocks'),
              value: <TwoClocks happened={step.happenedAt} received={step.at} />,
            },
            {
              key: 'class',
              label: t('later.head.class'),
              value: <ClassMark value={step.class} words />,
            },
            {
              key: 'by',
              label: t('later.one.recordedBy'),
              value: (
                <>
                  <SafeText text={step.account.name} /> ·{' '}
                  <Link href={`${base}/ledger/${step.entry}`} className="link">
                    {t('entry', { index: format.count(step.entry) })}
                  </Link>
                </>
              ),
            },
          ]}
        />
        <p className="screen-only mt-3">
          <Link href={`${base}/runs/lineage?exhibit=${step.after.exhibitId}`} className="link">
            {t('lineage.one', { number: String(step.after.number) })}
          </Link>
        </p>
      </Part>
      <Part id="regions" title={t('later.one.regions')}>
        {step.regions.length === 0 ? (
          <p className="text-ink-2">{t('later.one.noRegions')}</p>
        ) : (
          <Table
            caption={t('later.one.regions')}
            head={
              <>
                <Th>{t('later.one.regions')}</Th>
                <Th>{t('region.place')}</Th>
                <Th>{t('region.note')}</Th>
              </>
            }
          >
            {step.regions.map(({ x, y, width, height, note }, i) => (
              // Recorded regions keep their order for ever.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <Tr key={i}>
                <RowHead>{t('region.name', { number: i + 1 })}</RowHead>
                <Td heading={t('region.place')} className="font-mono text-sm figures-zero">
                  {t('region.pixels', {
                    x: String(x),
                    y: String(y),
                    width: String(width),
                    height: String(height),
                  })}
                </Td>
                <Td heading={t('region.note')}>{note && <SafeText text={note} />}</Td>
              </Tr>
            ))}
          </Table>
        )}
      </Part>
    </>
  );
}
