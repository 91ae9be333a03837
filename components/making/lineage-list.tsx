'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { ClassMark } from '@/components/ui/class-mark';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { Lineage, LineageLink, LineageNode } from '@/lib/lineage/graph';
import { inOrder } from './lineage-order';
import { itemOf, pageOf, roleOf, titleOf } from './lineage-words';
import { ROW } from './row';
import { Thumb } from './thumb';

type Props = { lineage: Lineage; base: string };

/** The graph as a table: everything it says, for ears, phones and paper. */
export function LineageList({ lineage, base }: Props) {
  const t = useTranslations('making');
  const nodes = new Map(lineage.nodes.map((node) => [node.id, node]));
  const ends = endsOf(lineage.links);
  return (
    <Table
      caption={t('lineage.caption')}
      roving
      head={
        <>
          <Th>{t('lineage.head.item')}</Th>
          <Th>{t('lineage.head.who')}</Th>
          <Th>{t('lineage.head.clocks')}</Th>
          <Th>{t('lineage.head.from')}</Th>
          <Th className="print:hidden">{t('lineage.head.to')}</Th>
        </>
      }
    >
      {inOrder(lineage.nodes).map((node) => (
        <Tr key={node.id} id={`item-${node.id}`} className={ROW}>
          <RowHead>
            <span className="flex items-start gap-2.5">
              {node.kind === 'exhibit' && <Thumb src={node.thumb} alt="" />}
              <span className="min-w-0">
                <Link href={pageOf(base, node)} className="link font-medium">
                  {itemOf(t, node)}
                </Link>{' '}
                {node.class && <ClassMark value={node.class} />}
                {node.verdict && (
                  <span className="text-sm text-ink-2">
                    {' '}
                    {t(`lineage.verdict.${node.verdict}`)}
                  </span>
                )}
                {titleOf(t, node) && (
                  <span className="block max-w-64 font-serif">
                    <SafeText text={titleOf(t, node)} />
                  </span>
                )}
              </span>
            </span>
          </RowHead>
          <Td heading={t('lineage.head.who')}>
            {node.person ? (
              <SafeText text={node.person} />
            ) : (
              <span className="text-ink-2">{t('person.unknown')}</span>
            )}
          </Td>
          <Td heading={t('lineage.head.clocks')}>
            <TwoClocks happened={node.happenedAt} received={node.at} layout="row" />
          </Td>
          <Td heading={t('lineage.head.from')}>
            <Ends
              links={ends.into.get(node.id) ?? []}
              end="from"
              nodes={nodes}
              none={t('lineage.start')}
            />
          </Td>
          <Td heading={t('lineage.head.to')} className="print:hidden">
            <Ends
              links={ends.out.get(node.id) ?? []}
              end="to"
              nodes={nodes}
              none={t('lineage.end')}
            />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

/** Links by what they lead to and by what they come from. */
function endsOf(links: readonly LineageLink[]) {
  const [into, out] = [new Map<string, LineageLink[]>(), new Map<string, LineageLink[]>()];
  for (const link of links) {
    into.set(link.to, [...(into.get(link.to) ?? []), link]);
    out.set(link.from, [...(out.get(link.from) ?? []), link]);
  }
  return { into, out };
}

type EndsProps = {
  links: readonly LineageLink[];
  end: 'from' | 'to';
  nodes: ReadonlyMap<string, LineageNode>;
  none: string;
};

/** The other ends of some links, each with its part and what it rests on. */
function Ends({ links, end, nodes, none }: EndsProps) {
  const t = useTranslations('making');
  if (links.length === 0) return <span className="text-ink-2">{none}</span>;
  return (
    <ul className="grid gap-0.5">
      {links.map((link) => {
        const other = nodes.get(link[end]);
        if (!other) return null;
        return (
          <li key={`${other.id} ${link.basis} ${link.role}`}>
            <a href={`#item-${other.id}`} className="link">
              {itemOf(t, other)}
            </a>{' '}
            <span className="text-sm text-ink-2">
              {roleOf(t, link)} · {t(`lineage.basis.${link.basis}`)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
