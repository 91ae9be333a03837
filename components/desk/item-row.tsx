import type { ReactNode } from 'react';
import type { FormAction } from '@/components/cases/form-action';
import { ButtonLink } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Time } from '@/components/ui/time';
import type { ItemShown } from '@/lib/desk/dto';
import { standing } from '@/lib/desk/model';
import type { Translate } from '@/lib/i18n/translator';
import { ItemVersions } from './item-versions';
import { VisibleLine } from './visible-line';
import { WithdrawItem } from './withdraw-item';

type BodyProps<T> = {
  t: Translate<'desk'>;
  item: ItemShown<T>;
  /** Account of whoever reads. */
  me: string;
  show(content: T): ReactNode;
  /** How earlier versions are shown; as the present one where nothing is said. */
  showVersion?: (content: T) => ReactNode;
  className?: string;
};

/** An item of the desk as it stands: its words, who wrote and who reads it, and its versions. */
export function ItemBody<T>({ t, item, me, show, showVersion, className }: BodyProps<T>) {
  const { content, by, own, at, withdrawn } = standing(item);
  return (
    <div className={classNames('grid min-w-0', className ?? 'gap-2')}>
      {content === null ? <p>{t('locked')}</p> : show(content)}
      {withdrawn !== null && (
        <p className="text-sm text-seal">{t('version.withdrawnBecause', { reason: withdrawn })}</p>
      )}
      <p className="text-sm text-ink-2">
        {by.name} · <Time at={at} />
      </p>
      <VisibleLine t={t} readers={item.readers} own={own} by={by.name} me={me} />
      <ItemVersions t={t} versions={item.versions} show={showVersion ?? show} />
    </div>
  );
}

type RowProps = {
  t: Translate<'desk'>;
  item: ItemShown<unknown>;
  number: number;
  /** Where it is written anew. */
  edit: string;
  /** Withdraws, for those who may write; null for readers. */
  withdraw: FormAction | null;
  /** Acts before those every item has. */
  acts?: ReactNode;
  children: ReactNode;
};

/** A line of a list of the desk: number, item, and what its writers can do. */
export function ItemRow({ t, item, number, edit, withdraw, acts, children }: RowProps) {
  return (
    <li className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 gap-y-2 border-b border-hairline py-4 sm:grid-cols-[2.25rem_minmax(0,1fr)_auto]">
      <span className="pt-0.5 text-right font-mono text-sm text-ink-2">{number}</span>
      {children}
      {withdraw && (
        <div className="screen-only flex flex-wrap items-start gap-1.5 max-sm:col-start-2">
          {acts}
          <ButtonLink size="small" href={edit}>
            {t('act.edit')}
          </ButtonLink>
          {item.may.withdraw && (
            <WithdrawItem itemId={item.id} version={item.versions.length} action={withdraw} />
          )}
        </div>
      )}
    </li>
  );
}
