'use client';

import { type KeyboardEvent, useState } from 'react';
import { Input } from '@/components/ui/text-input';

export type PixelProps = { value: number; most: number; onSet(value: number): void };

/** A number of pixels. What is half typed counts once it is left or confirmed. */
export function PixelInput({ value, most, onSet }: PixelProps) {
  const [typed, setTyped] = useState<string | null>(null);

  function settle() {
    if (typed !== null && /^\d{1,7}$/.test(typed)) onSet(Number(typed));
    setTyped(null);
  }

  function key(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') {
      // Confirms the number, not the whole form.
      event.preventDefault();
      settle();
      return;
    }
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setTyped(null);
    onSet(value + step * (event.shiftKey ? 10 : 1));
  }

  return (
    <Input
      inputMode="numeric"
      pattern="[0-9]*"
      autoComplete="off"
      max={most}
      value={typed ?? String(value)}
      className="font-mono figures-zero"
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={key}
    />
  );
}
