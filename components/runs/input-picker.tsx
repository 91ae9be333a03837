'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ExhibitPage, PickedExhibit } from '@/components/dossier/use-exhibit-search';
import { Select } from '@/components/ui/select';
import { INPUT_ROLES } from '@/lib/entries/vocabulary';
import { ExhibitOrder } from './exhibit-order';
import type { InputRow } from './stated-run';

type Props = {
  caseId: string;
  first: ExhibitPage;
  rows: readonly InputRow[];
  onChange(rows: InputRow[]): void;
};

/** Files that went in, each with its role. */
export function InputPicker({ caseId, first, rows, onChange }: Props) {
  const t = useTranslations('runs');
  // What is shown of an exhibit; what is recorded of it is in the rows.
  const [picked, setPicked] = useState<PickedExhibit[]>([]);
  const roleOf = (id: string) => rows.find(({ exhibit }) => exhibit === id)?.role ?? 'reference';
  return (
    <ExhibitOrder
      caseId={caseId}
      first={first}
      picked={picked}
      onChange={(next) => {
        setPicked(next);
        onChange(next.map(({ id }) => ({ exhibit: id, role: roleOf(id) })));
      }}
      beside={(exhibit) => (
        <Select
          className="w-36"
          aria-label={t('state.inputRole', { number: String(exhibit.number) })}
          value={roleOf(exhibit.id)}
          onChange={({ target }) =>
            onChange(
              rows.map((row) =>
                row.exhibit === exhibit.id
                  ? { ...row, role: INPUT_ROLES.find((one) => one === target.value) ?? row.role }
                  : row,
              ),
            )
          }
        >
          {INPUT_ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`inputRole.${role}`)}
            </option>
          ))}
        </Select>
      )}
    />
  );
}
