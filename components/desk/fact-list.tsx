'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { startTransition, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FormAction } from '@/components/cases/form-action';
import { SafeText } from '@/components/exhibits/safe-text';
import { IconButton } from '@/components/ui/button';
import type { FactShown, ItemShown } from '@/lib/desk/dto';
import { standing } from '@/lib/desk/model';
import { CiteList } from './cite-line';
import { ItemBody, ItemRow } from './item-row';

type Fact = ItemShown<FactShown>;
type Props = {
  facts: readonly Fact[];
  me: string;
  /** Address of the case. */
  base: string;
  /** Actions of those who may write; null for readers. */
  actions: { order: FormAction; withdraw: FormAction } | null;
};

/** Facts in the reader's own order; each can be moved, written anew and withdrawn. */
export function FactList({ facts, me, base, actions }: Props) {
  const t = useTranslations('desk');
  const given = facts.map(({ id }) => id);
  const [moved, setMoved] = useState<{ ids: string[]; over: string } | null>(null);
  const [failed, setFailed] = useState(false);
  const last = useRef<{ id: string; by: -1 | 1 } | null>(null);
  const list = useRef<HTMLOListElement>(null);
  // An order set here stands until the server gives a list of its own.
  const ids = moved?.over === given.join() ? moved.ids : given;

  useEffect(() => {
    const at = last.current;
    if (!at || !moved) return;
    // A row that moves takes the focus along.
    list.current?.querySelector<HTMLElement>(`[data-move="${at.id} ${at.by}"]`)?.focus();
  }, [moved]);

  function move(id: string, by: -1 | 1) {
    const from = ids.indexOf(id);
    const other = ids[from + by];
    if (!actions || other === undefined) return;
    const next = ids.map((one) => (one === id ? other : one === other ? id : one));
    const form = new FormData();
    for (const one of next) form.append('facts', one);
    last.current = { id, by };
    setMoved({ ids: next, over: given.join() });
    startTransition(async () => {
      const reply = await actions.order(null, form);
      setFailed(reply !== null && !reply.ok);
      if (reply !== null && !reply.ok) setMoved(null);
    });
  }

  const known = new Map(facts.map((fact) => [fact.id, fact]));
  return (
    <>
      <p role="alert" className="text-seal empty:hidden">
        {failed && t('act.unmoved')}
      </p>
      <ol ref={list} className="border-t border-hairline">
        {ids.map((id, i) => {
          const fact = known.get(id);
          if (!fact) return null;
          const name = (standing(fact).content?.text ?? '').slice(0, 60);
          const steps = [
            { by: -1, label: t('act.earlier', { text: name }), end: i === 0, Icon: ArrowUp },
            {
              by: 1,
              label: t('act.later', { text: name }),
              end: i === ids.length - 1,
              Icon: ArrowDown,
            },
          ] as const;
          return (
            <ItemRow
              key={id}
              t={t}
              item={fact}
              number={i + 1}
              edit={`${base}/review/facts/write?fact=${id}`}
              withdraw={actions?.withdraw ?? null}
              acts={steps.map(({ by, label, end, Icon }) => (
                <IconButton
                  key={by}
                  size="small"
                  data-move={`${id} ${by}`}
                  label={label}
                  icon={<Icon aria-hidden />}
                  aria-disabled={end || undefined}
                  onClick={() => move(id, by)}
                />
              ))}
            >
              <FactBody fact={fact} me={me} base={base} />
            </ItemRow>
          );
        })}
      </ol>
    </>
  );
}

/** A fact as it stands: its words, the places it leans on, who reads it, and its versions. */
export function FactBody({ fact, me, base }: { fact: Fact; me: string; base: string }) {
  const t = useTranslations('desk');
  const words = useTranslations('review');
  return (
    <ItemBody
      t={t}
      item={fact}
      me={me}
      show={(one) => (
        <>
          <p className="measure font-serif text-lg leading-snug">
            <SafeText text={one.text} lines />
          </p>
          <CiteList t={t} words={words} base={base} cites={one.cites} />
        </>
      )}
      showVersion={(one) => (
        <>
          <p className="measure font-serif">
            <SafeText text={one.text} lines />
          </p>
          <CiteList t={t} words={words} base={base} cites={one.cites} />
        </>
      )}
    />
  );
}
