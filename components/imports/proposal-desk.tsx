'use client';

import { useLocale, useTranslations } from 'use-intl';
import { FailureLine } from '@/components/exhibits/intake/failure-line';
import { visibleName } from '@/components/exhibits/visible-name';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { formatter } from '@/lib/i18n/format';
import type { ProposalItem } from '@/lib/imports/dto';
import { ProposalList } from './proposal-list';
import { type Deciding, type People, useDeciding } from './use-deciding';

type Named = { id: string; name: string };

type Props = {
  caseId: string;
  base: string;
  caption: string;
  proposals: readonly ProposalItem[];
  /** How many wait of what is shown, and what that is. */
  waiting: number;
  importId: string | null;
  kind: 'run' | 'link' | null;
  people: readonly Named[];
  generators: readonly Named[];
};

/** Where proposals are decided: one by one, those chosen, or all that wait. */
export function ProposalDesk(props: Props) {
  const { caseId, base, caption, proposals, waiting, importId, kind, people, generators } = props;
  const t = useTranslations('imports.proposals');
  const format = formatter(useLocale());
  const deciding = useDeciding(caseId);
  const { chosen, isBusy, done, failure } = deciding;
  // What was decided meanwhile is no longer on the page.
  const ids = proposals.map(({ id }) => id).filter((id) => chosen.has(id));
  const count = { count: ids.length, text: format.count(ids.length) };
  const all = { importId, kind };
  return (
    <>
      <PeopleFields deciding={deciding} people={people} generators={generators} />
      <ProposalList proposals={proposals} base={base} caption={caption} deciding={deciding} />
      <div className="z-10 grid gap-2 border-t border-ink bg-paper py-3 md:sticky md:bottom-0">
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            disabled={isBusy || ids.length === 0}
            onClick={() => deciding.decide('confirm', { proposals: ids })}
          >
            {t('confirmChosen', count)}
          </Button>
          <Button
            disabled={isBusy || ids.length === 0}
            onClick={() => deciding.decide('leave', { proposals: ids })}
          >
            {t('leaveChosen', count)}
          </Button>
          <Button disabled={isBusy} onClick={() => deciding.decide('confirm', all)}>
            {t('confirmAll', { count: format.count(waiting) })}
          </Button>
          <Button variant="quiet" disabled={isBusy} onClick={() => deciding.decide('leave', all)}>
            {t('leaveAll', { count: format.count(waiting) })}
          </Button>
        </div>
        <p role="status" className="text-sm text-ink-2 empty:hidden">
          {isBusy
            ? t('working')
            : done &&
              t('done', {
                confirmed: format.count(done.confirmed),
                left: format.count(done.left),
              })}
        </p>
        {failure && <FailureLine failure={failure} />}
      </div>
    </>
  );
}

function PeopleFields({
  deciding,
  people,
  generators,
}: Pick<Props, 'people' | 'generators'> & { deciding: Deciding }) {
  const t = useTranslations('imports.proposals');
  const choices = [
    ['operatorId', t('operator'), people],
    ['instructorId', t('instructor'), people],
    ['generatorId', t('generator'), generators],
  ] as const satisfies readonly (readonly [keyof People, string, readonly Named[]])[];
  return (
    <fieldset className="mb-4 grid gap-2 border-y border-hairline py-4">
      <legend className="sr-only">{t('people')}</legend>
      <p aria-hidden className="font-medium">
        {t('people')}
      </p>
      <p className="measure text-sm text-ink-2">{t('peopleHint')}</p>
      <div className="grid max-w-3xl gap-4 md:grid-cols-3">
        {choices.map(([key, label, options]) => (
          <Field key={key} label={label}>
            <Select
              value={deciding.people[key]}
              onChange={({ target }) =>
                deciding.setPeople({ ...deciding.people, [key]: target.value })
              }
            >
              <option value="">{t('unknown')}</option>
              {options.map(({ id, name }) => (
                <option key={id} value={id}>
                  {visibleName(name)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
