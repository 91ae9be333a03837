import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/text-input';

type Props = {
  label: string;
  hint: string;
  error: string | undefined;
  rows: number;
  maxLength: number;
  value: string;
  onChange(value: string): void;
};

/** The words that a fact, an allegation or an element consists of, large as they will be read. */
export function MainWords({ label, hint, error, rows, maxLength, value, onChange }: Props) {
  return (
    <Field label={label} hint={hint} error={error} required>
      <Textarea
        rows={rows}
        maxLength={maxLength}
        required
        value={value}
        className="font-serif text-lg"
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
