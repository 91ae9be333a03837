'use client';

import { type Dispatch, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { formatter } from '@/lib/i18n/format';
import type { ComposerContents } from '@/lib/volumes/dto';
import type { Composition } from '@/lib/volumes/schema';
import { type Edit, othersOf } from './editing';
import { WithholdReason } from './withhold-reason';

type Props = { composition: Composition; edit: Dispatch<Edit>; contents: ComposerContents };

/**
 * Where tables list the acts of one person: what that person takes no part in by the record, and one
 * gesture that keeps it all back, with one reason, or hands over again what it kept back.
 */
export function OthersPart({ composition, edit, contents }: Props) {
  const t = useTranslations('volume.withhold.others');
  const format = formatter(useLocale());
  const [asking, setAsking] = useState(false);
  // Only what was kept back here goes back together: another item may be withheld for its own sake.
  const [kept, setKept] = useState<readonly string[]>([]);
  const person = contents.people.find(({ id }) => id === composition.actsOf);
  if (!person) return null;
  const others = othersOf(composition, contents);
  const count = (kind: string) => format.count(others.filter((one) => one.kind === kind).length);
  const counts = { exhibits: count('exhibit'), prompts: count('prompt'), runs: count('run') };
  return (
    <section className="grid justify-items-start gap-2 border-l-2 border-hairline pl-4">
      <p role="status" className="measure">
        {t(others.length === 0 ? 'none' : 'printed', { name: person.name, ...counts })}
      </p>
      {others.length > 0 && !asking && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('withhold')}
        </Button>
      )}
      {others.length > 0 && asking && (
        <WithholdReason
          withhold={(said) => {
            edit({ do: 'withhold', items: others.map((one) => ({ ...one, ...said })) });
            setKept([...kept, ...others.map(({ id }) => id)]);
            setAsking(false);
          }}
          cancel={() => setAsking(false)}
        />
      )}
      {kept.length > 0 && (
        <Button
          size="small"
          onClick={() => {
            edit({ do: 'include', ids: kept });
            setKept([]);
          }}
        >
          {t('include', { count: kept.length, text: format.count(kept.length) })}
        </Button>
      )}
    </section>
  );
}
