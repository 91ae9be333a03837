'use client';

import { createContext, use } from 'react';

/** What a Field tells the control inside it. */
export type FieldLink = {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
};

export const FieldContext = createContext<FieldLink | null>(null);

/** Attributes that tie a control to its Field; empty outside one. */
export function useFieldLink() {
  const field = use(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
    required: field.required || undefined,
  };
}
