import Form from 'next/form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

type Words = { before: string; after: string; apply: string };

type Props = {
  /** Address of the page that compares. */
  action: string;
  words: Words;
  /** Versions there are, with what each is called. */
  versions: readonly { version: number; name: string }[];
  before: number;
  after: number;
};

/** Chooses two versions to compare; the choice stands in the address. */
export function CompareForm({ action, words, versions, before, after }: Props) {
  const options = versions.map(({ version, name }) => (
    <option key={version} value={version}>
      {name}
    </option>
  ));
  return (
    <Form action={action} className="screen-only mb-4 flex flex-wrap items-end gap-3">
      <Field label={words.before} className="w-40">
        <Select name="before" key={before} defaultValue={before}>
          {options}
        </Select>
      </Field>
      <Field label={words.after} className="w-40">
        <Select name="after" key={after} defaultValue={after}>
          {options}
        </Select>
      </Field>
      <Button type="submit">{words.apply}</Button>
    </Form>
  );
}
