'use client';

import { Printer } from 'lucide-react';
import { Button } from '@/components/ui/button';

/** Opens the browser's own dialog for printing the page. */
export function PrintButton({ words }: { words: string }) {
  return (
    <Button size="small" icon={<Printer aria-hidden />} onClick={() => window.print()}>
      {words}
    </Button>
  );
}
