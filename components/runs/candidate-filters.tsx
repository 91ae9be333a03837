import { ListFilter } from 'lucide-react';
import Form from 'next/form';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { visibleText } from '@/lib/kernel/visible-text';

type Props = {
  t: Translate<'runs'>;
  format: Formatter;
  /** Address of the sheet of all candidates. */
  page: string;
  prompts: readonly { id: string; number: number; title: string }[];
  promptId: string | undefined;
  undecidedOnly: boolean;
};

/** Narrows the candidates by prompt and by whether they are decided. A plain form. */
export function CandidateFilters({ t, format, page, prompts, promptId, undecidedOnly }: Props) {
  return (
    <search aria-label={t('filter.label')}>
      <Form
        key={`${promptId} ${undecidedOnly}`}
        action={page}
        className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2"
      >
        <Field label={t('filter.prompt')} className="w-full max-w-sm">
          <Select name="prompt" defaultValue={promptId ?? ''}>
            <option value="">{t('filter.anyPrompt')}</option>
            {prompts.map(({ id, number, title }) => (
              <option key={id} value={id}>
                {format.count(number)} · {visibleText(title)}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox
          name="undecided"
          value="1"
          defaultChecked={undecidedOnly}
          label={t('filter.undecided')}
        />
        <Button type="submit" icon={<ListFilter aria-hidden />}>
          {t('filter.apply')}
        </Button>
        {(promptId || undecidedOnly) && (
          <Link href={page} className="link self-center whitespace-nowrap">
            {t('filter.clear')}
          </Link>
        )}
      </Form>
    </search>
  );
}
