import Link from 'next/link';
import { classNames } from '@/components/ui/class-names';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { RunItem } from '@/lib/runs/dto';
import { FateMark } from './fate-mark';
import { FilePicture } from './file-picture';

type Props = {
  t: Translate<'runs'>;
  format: Formatter;
  /** Address of the case. */
  base: string;
  run: Pick<RunItem, 'id' | 'outputs'>;
  /** Most outputs shown; the others are counted. */
  most?: number;
};

/** The outputs of a run in their order, small, each with what became of it. */
export function OutputStrip({ t, format, base, run, most = 6 }: Props) {
  const { outputs } = run;
  if (outputs.length === 0) return <span className="text-ink-2">{t('list.noOutputs')}</span>;
  const shown = outputs.slice(0, most);
  const more = outputs.length - shown.length;
  return (
    <ul className="flex flex-wrap items-center gap-1.5">
      {shown.map((output) => {
        const verdict = output.fate?.verdict ?? null;
        return (
          <li key={output.position} className="relative">
            <Link
              href={`${base}/exhibits/${output.exhibitId}`}
              className="block"
              aria-label={t('list.output', {
                position: format.count(output.position + 1),
                verdict: t(`verdict.${verdict ?? 'none'}`),
              })}
            >
              <FilePicture
                file={output}
                alt=""
                className={classNames('size-13', verdict === 'rejected' && 'opacity-60')}
              />
              {verdict && (
                <span className="absolute -right-1 -bottom-1">
                  <FateMark verdict={verdict} show="sign" />
                </span>
              )}
            </Link>
          </li>
        );
      })}
      {more > 0 && (
        <li>
          <Link href={`${base}/runs/${run.id}`} className="link text-sm">
            {t('list.more', { count: more })}
          </Link>
        </li>
      )}
    </ul>
  );
}
