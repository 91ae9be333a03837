'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

export type ExactTextProps = {
  /** What the text is, for screen readers. */
  label: string;
  text: string;
  copyLabel: string;
  saveLabel: string;
  /** Name of the file it is saved as; ASCII. */
  fileName: string;
};

/** Hands a text of this page to the browser as a file; nothing is asked of the server. */
function save(text: string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has taken its own hold of the bytes by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

/** A text that matters to the byte: monospaced, wrapped, to copy and to save as it is. */
export function ExactText({ label, text, copyLabel, saveLabel, fileName }: ExactTextProps) {
  return (
    <div className="grid gap-2">
      <section
        aria-label={label}
        // A long text scrolls inside its frame; the keyboard must be able to reach it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        className="max-h-96 overflow-y-auto border border-hairline bg-sheet px-3 py-2 print:max-h-none"
      >
        <pre className="break-all whitespace-pre-wrap" dir="ltr">
          {text}
        </pre>
      </section>
      <div className="screen-only flex flex-wrap items-center gap-2">
        <CopyButton value={text} label={copyLabel} words />
        <Button size="small" icon={<Download aria-hidden />} onClick={() => save(text, fileName)}>
          {saveLabel}
        </Button>
      </div>
    </div>
  );
}
