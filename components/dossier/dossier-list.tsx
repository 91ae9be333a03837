import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { ButtonLink } from '@/components/ui/button';
import { FileSize } from '@/components/ui/file-size';
import { Hash } from '@/components/ui/hash';
import { type KeyValue, KeyValues } from '@/components/ui/key-values';
import { Time } from '@/components/ui/time';
import type { DossierItem } from '@/lib/dossier/dto';
import { failedItem } from '@/lib/dossier/model';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { type OpenFileAction, VolumeFiles } from '../volumes/volume-files';
import { itemWords, volumeFacts } from '../volumes/volume-item';
import { type CancelAction, DossierProgress } from './dossier-progress';
import { DownloadButtons, type OpenAction } from './download-buttons';

type T = Translate<'dossier'>;

type Props = {
  t: T;
  tVolume: Translate<'volume'>;
  format: Formatter;
  caseId: string;
  /** Address of the case. */
  base: string;
  dossiers: readonly DossierItem[];
  mayExport: boolean;
  cancel(dossierId: string): CancelAction;
  open(dossierId: string): OpenAction;
  openFile(dossierId: string): OpenFileAction;
};

const TONE = { queued: 'plain', done: 'action', failed: 'seal', cancelled: 'plain' } as const;

/** Every dossier and volume, newest first: what was asked for, how far it is, what came of it. */
export function DossierList({ dossiers, ...common }: Props) {
  return (
    <section aria-label={common.t('list')} className="grid gap-10 border-t border-hairline pt-5">
      {dossiers.map((dossier) => (
        <Dossier
          key={dossier.id}
          dossier={dossier}
          previous={dossiers.find(({ id }) => id === dossier.volume?.previous)?.number ?? null}
          hasEarlier={dossiers.some(
            (one) => one.volume && one.state === 'done' && one.number < dossier.number,
          )}
          {...common}
        />
      ))}
    </section>
  );
}

type OneProps = Omit<Props, 'dossiers'> & {
  dossier: DossierItem;
  /** Number of the volume that it was made again from. */
  previous: number | null;
  /** Whether there is a volume before it to compare with. */
  hasEarlier: boolean;
};

function Dossier(props: OneProps) {
  const { t, tVolume, dossier, base } = props;
  const { id, number, state, volume } = dossier;
  return (
    <article id={id} aria-labelledby={`${id}-name`}>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={`${id}-name`} className="font-serif text-lg font-semibold">
          {volume
            ? tVolume('item.number', { number: String(number) })
            : t('number', { number: String(number) })}
        </h3>
        <Badge tone={TONE[state]}>{t(`state.${state}`)}</Badge>
      </div>
      {state === 'queued' && (
        <DossierProgress
          key={id}
          caseId={props.caseId}
          dossier={dossier}
          cancel={props.mayExport ? props.cancel(id) : null}
        />
      )}
      {state === 'done' && !volume && <Files {...props} />}
      {state === 'done' && volume && <VolumeFiles open={props.openFile(id)} files={volume.files} />}
      {state === 'failed' && <Failure {...props} />}
      {state === 'cancelled' && <p className="measure mb-3">{t('cancelled')}</p>}
      <KeyValues items={factsOf(props)} />
      {volume && (
        <p className="screen-only mt-2 flex flex-wrap gap-x-5 gap-y-1">
          {props.mayExport && (
            <Link href={`${base}/dossier/volumes/new?again=${id}`} className="link">
              {tVolume('item.again')}
            </Link>
          )}
          {props.hasEarlier && (
            <Link href={`${base}/dossier/volumes/${id}/comparison`} className="link">
              {tVolume('item.compare')}
            </Link>
          )}
        </p>
      )}
    </article>
  );
}

function factsOf({ t, tVolume, format, base, dossier, previous }: OneProps): KeyValue[] {
  const { size, withheld, volume } = dossier;
  // The files of a volume stand with their digests already.
  const { pdf, bundle } = volume ? { pdf: null, bundle: null } : dossier;
  const last = format.count(size - 1);
  const missing = <span className="text-ink-2">{t('item.erased')}</span>;
  const facts: KeyValue[] = [
    {
      key: 'recipient',
      label: t('item.recipient'),
      value: dossier.recipient ? <bdi>{dossier.recipient}</bdi> : missing,
    },
    {
      key: 'reason',
      label: t('item.reason'),
      value: dossier.reason ? (
        <bdi className="measure block whitespace-pre-wrap">{dossier.reason}</bdi>
      ) : (
        missing
      ),
    },
    { key: 'requested', label: t('item.requested'), value: <Time at={dossier.requestedAt} /> },
    {
      key: 'covers',
      label: t('item.covers'),
      value: t('item.coversText', { count: size, text: format.count(size), last }),
    },
    {
      key: 'form',
      label: t('item.form'),
      value: `${t(`language.${dossier.language}`)} · ${t(`paper.${dossier.paper}`)}`,
    },
    ...(volume
      ? volumeFacts(tVolume, format, volume, previous)
      : [
          {
            key: 'withheld',
            label: t('item.withheld'),
            value:
              withheld === 0
                ? t('item.withheldNone')
                : t('item.withheldSome', { count: withheld, text: format.count(withheld) }),
          },
        ]),
    {
      key: 'entry',
      label: t('item.entry'),
      value: (
        <Link href={`${base}/ledger/${dossier.entry}`} className="link">
          {t('item.entryLink', { index: format.count(dossier.entry) })}
        </Link>
      ),
    },
  ];
  if (pdf) {
    facts.push({ key: 'pdf', label: t('done.digest'), value: <Hash value={pdf.sha256} whole /> });
  }
  if (bundle) {
    facts.push({
      key: 'bundle',
      label: t('done.bundleDigest'),
      value: <Hash value={bundle.sha256} whole />,
    });
  }
  return facts;
}

function Files({ t, format, dossier, open }: OneProps) {
  const { pdf, bundle } = dossier;
  if (!pdf || !bundle) return null;
  const pages = t('done.pdfFacts', { count: pdf.pages, text: format.count(pdf.pages) });
  return (
    <DownloadButtons
      open={open(dossier.id)}
      pdf={
        <>
          {pages} · <FileSize bytes={pdf.bytes} />
        </>
      }
      bundle={<FileSize bytes={bundle.bytes} />}
    />
  );
}

const FAILURES = ['job_failed', 'job_input', 'job_attempts'] as const;

function Failure({ t, tVolume, base, dossier, mayExport }: OneProps) {
  const item = failedItem(dossier.failure);
  const again = dossier.volume ? `volumes/new?again=${dossier.id}` : 'new';
  const known = FAILURES.find((failure) => failure === dossier.failure);
  return (
    <div className="mb-3">
      <Banner
        tone="seal"
        title={t('failure.title', { number: String(dossier.number) })}
        action={
          mayExport && (
            <ButtonLink href={`${base}/dossier/${again}`} size="small">
              {t('failure.again')}
            </ButtonLink>
          )
        }
      >
        <p>
          {item === null
            ? t(`failure.${known ?? 'other'}`)
            : tVolume('item.failedItem', { item: itemWords(tVolume, item) })}
        </p>
        <p className="text-sm text-ink-2">
          {t('item.reference')} <code className="break-all select-all">{dossier.id}</code>
        </p>
      </Banner>
    </div>
  );
}
