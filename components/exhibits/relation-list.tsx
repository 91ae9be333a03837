import Link from 'next/link';
import type { ReactNode } from 'react';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import type { ExhibitRelationItem } from '@/lib/exhibits/dto';
import type { Translate } from '@/lib/i18n/translator';
import { Part } from './part';
import { SafeText } from './safe-text';

type Props = {
  t: Translate<'exhibits'>;
  room: string;
  relations: readonly ExhibitRelationItem[];
  add: ReactNode;
  withdraw(relation: ExhibitRelationItem): ReactNode;
};

/** What this exhibit is to others, and others to it. */
export function RelationList({ t, room, relations, add, withdraw }: Props) {
  return (
    <Part id="relations" title={t('detail.relations')} actions={add}>
      {relations.length === 0 ? (
        <p className="text-ink-2">{t('relation.none')}</p>
      ) : (
        <Table
          caption={t('relation.caption')}
          head={
            <>
              <Th>{t('relation.head.relation')}</Th>
              <Th>{t('relation.head.exhibit')}</Th>
              <Th>
                <span className="sr-only">{t('relation.head.act')}</span>
              </Th>
            </>
          }
        >
          {relations.map((relation) => {
            const { id, direction, relation: name, other } = relation;
            return (
              <Tr key={id}>
                <RowHead>{t(`relation.${direction}.${name}`)}</RowHead>
                <Td heading={t('relation.head.exhibit')}>
                  <Link href={`${room}/${other.id}`} className="link">
                    {t('number', { number: String(other.number) })} ·{' '}
                    <SafeText text={other.title} />
                  </Link>
                </Td>
                <Td className="text-right">{withdraw(relation)}</Td>
              </Tr>
            );
          })}
        </Table>
      )}
    </Part>
  );
}
