'use client';

import type { ReactNode } from 'react';
import { DialogActs } from '@/components/ui/dialog-acts';
import type { Statement } from '../session/session-parts';
import { RefusalLine } from './refusal-line';
import { useStatement } from './use-statement';

/** Words of a form field, without those a carriage return would add. */
export const wordsOf = (form: FormData, name: string): string =>
  String(form.get(name) ?? '').replaceAll('\r\n', '\n');

type Props = {
  submit: string;
  bodyOf(form: FormData): Statement;
  /** Called once the statement is on record. */
  onDone(): void;
  children: ReactNode;
};

/** A form in a dialog that puts one statement on record, or says why it was refused. */
export function StatementForm({ submit, bodyOf, onDone, children }: Props) {
  const { state, pending, refusal } = useStatement();
  return (
    <form
      className="grid gap-5"
      onSubmit={async (event) => {
        event.preventDefault();
        if (await state(bodyOf(new FormData(event.currentTarget)))) onDone();
      }}
    >
      {children}
      <RefusalLine code={refusal} />
      <DialogActs pending={pending} submit={submit} />
    </form>
  );
}
