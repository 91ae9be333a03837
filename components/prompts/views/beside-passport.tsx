import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { ActLog } from '@/lib/authorship/bursts';
import type { About } from './about';
import { PassportPanel } from './passport-panel';
import type { usePointing } from './use-pointing';

type Props = {
  about: About;
  pointing: ReturnType<typeof usePointing>;
  log: ActLog | undefined;
  /** Whether the log is being read. */
  reading: boolean;
  /** In a replay: goes to the operation in which a word was first written. */
  onBirth?: ((seq: number) => void) | undefined;
  className?: string;
  children: ReactNode;
};

/** A text that can be pointed at, and beside it the passport of what is pointed at. */
export function BesidePassport(props: Props) {
  const { about, pointing, log, reading, onBirth, className, children } = props;
  const { pointed, close } = pointing;
  return (
    <div
      className={classNames(className, pointed && 'grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]')}
    >
      <div className="grid min-w-0 content-start gap-6">{children}</div>
      {pointed && (
        <PassportPanel
          about={about}
          pointed={pointed}
          log={log}
          reading={reading}
          onClose={close}
          onBirth={onBirth}
        />
      )}
    </div>
  );
}
