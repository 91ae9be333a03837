'use client';

import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { DialogActs } from '@/components/ui/dialog-acts';
import { FormStatus } from '@/components/ui/form-status';
import type { FieldErrors } from '@/lib/kernel/errors';
import { type Act, useAct } from './act-form';

type Props = {
  act: Act;
  trigger: ReactElement;
  title: string;
  text: string;
  /** Words of the button that records. */
  submit: string;
  wide?: boolean;
  /** What the act is about. */
  hidden?: Record<string, string>;
  fields(errors: FieldErrors): ReactNode;
};

/** One act about an exhibit: a form in a dialog that closes once the entry stands. */
export function ActDialog(props: Props) {
  const { act, trigger, title, text, submit, wide = false, hidden = {}, fields } = props;
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      title={title}
      description={text}
      wide={wide}
    >
      {/* Its state goes with it: opened anew, the form starts from what is recorded. */}
      <ActForm
        act={act}
        submit={submit}
        hidden={hidden}
        fields={fields}
        onDone={() => setOpen(false)}
      />
    </Dialog>
  );
}

type FormProps = Pick<Props, 'act' | 'submit' | 'fields'> & {
  hidden: Record<string, string>;
  onDone(): void;
};

function ActForm({ act, submit, hidden, fields, onDone }: FormProps) {
  const { reply, errors, pending, form } = useAct(act);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer closes the dialog once
  useEffect(() => {
    if (reply?.ok) onDone();
  }, [reply]);

  return (
    <form {...form} className="grid gap-5">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields(errors)}
      <FormStatus reply={reply} />
      <DialogActs pending={pending} submit={submit} />
    </form>
  );
}
