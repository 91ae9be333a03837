import { SafeText } from '@/components/exhibits/safe-text';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import type { Translate } from '@/lib/i18n/translator';
import type { RunDetail } from '@/lib/runs/dto';

type Said = RunDetail['request'];

type ParametersProps = {
  t: Translate<'runs'>;
  parameters: Said['parameters'];
  /** Names of contributors by identifier. */
  names: ReadonlyMap<string, string>;
  caption: string;
};

/** Parameters digit for digit, each with who set it and where its value is known from. */
export function RunParameters({ t, parameters, names, caption }: ParametersProps) {
  return (
    <Table
      caption={caption}
      head={
        <>
          <Th>{t('run.name')}</Th>
          <Th>{t('run.value')}</Th>
          <Th>{t('run.setter')}</Th>
          <Th>{t('run.known')}</Th>
        </>
      }
    >
      {parameters.map(({ name, value, setter, origin }, i) => (
        // A name may be recorded twice; the order is that of the entry.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Tr key={i}>
          <RowHead>
            <span className="font-medium">
              <SafeText text={name} />
            </span>
          </RowHead>
          <Td heading={t('run.value')}>
            <code className="figures-zero text-sm">
              <SafeText text={value} lines />
            </code>
          </Td>
          <Td heading={t('run.setter')}>
            {setter === null ? (
              <span className="text-ink-2">{t('nobody')}</span>
            ) : (
              <SafeText text={names.get(setter) ?? setter} />
            )}
          </Td>
          <Td heading={t('run.known')}>{t(`known.${origin}`)}</Td>
        </Tr>
      ))}
    </Table>
  );
}

type ModelsProps = { t: Translate<'runs'>; models: Said['models']; caption: string };

/** Models as the record names them. */
export function RunModels({ t, models, caption }: ModelsProps) {
  const absent = <span className="text-ink-2">{t('notStated')}</span>;
  return (
    <Table
      caption={caption}
      head={
        <>
          <Th>{t('run.kind')}</Th>
          <Th>{t('run.name')}</Th>
          <Th>{t('run.version')}</Th>
          <Th>{t('run.hash')}</Th>
          <Th>{t('run.weight')}</Th>
        </>
      }
    >
      {models.map(({ kind, name, version, hash, weight }, i) => (
        // The order is that of the entry.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Tr key={i}>
          <Td heading={t('run.kind')} tight>
            {t(`modelKind.${kind}`)}
          </Td>
          <RowHead>
            <span className="font-medium">{name === '' ? absent : <SafeText text={name} />}</span>
          </RowHead>
          <Td heading={t('run.version')}>
            {version === '' ? absent : <SafeText text={version} />}
          </Td>
          <Td heading={t('run.hash')}>
            {hash === '' ? (
              absent
            ) : (
              <code className="figures-zero text-sm break-all">
                <SafeText text={hash} />
              </code>
            )}
          </Td>
          <Td heading={t('run.weight')}>
            {weight === '' ? absent : <code className="figures-zero text-sm">{weight}</code>}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

/** Circumstances by name, one value to each. */
export const circumstances = (pairs: readonly { name: string; value: string }[]) =>
  pairs.map(({ name, value }, i) => ({
    key: `${i} ${name}`,
    label: <SafeText text={name} />,
    value: (
      <span className="figures-zero">
        <SafeText text={value} />
      </span>
    ),
  }));
