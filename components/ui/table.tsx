import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';
import { RovingBody } from './roving-body';
import { ScrollRegion } from './scroll-region';

export type TableProps = {
  /** What the table lists; its caption, seen or only heard. */
  caption: string;
  showCaption?: boolean | undefined;
  /** On narrow screens: rows as entries of a list, or the table scrolling sideways. */
  narrow?: 'stack' | 'scroll' | undefined;
  /** The heads, `Th` each. */
  head: ReactNode;
  /** One stop of the keyboard for all rows, arrows between them; for lists longer than a page. */
  roving?: boolean | undefined;
  /** The rows, `Tr` each. */
  children: ReactNode;
};

/**
 * A table like a legal index. Each cell names its heading (`Td heading`), which stands beside it
 * where rows are stacked. Roles are written out because a stacked row is no longer a table row to
 * the browser, but must stay one to a screen reader.
 */
export function Table(props: TableProps) {
  const { caption, showCaption = false, narrow = 'stack', head, roving = false, children } = props;
  return (
    <ScrollRegion label={caption} narrow={narrow}>
      <table {...ROLE.table} className="table" data-narrow={narrow}>
        <caption className={showCaption ? 'pb-2 font-medium' : 'sr-only'}>{caption}</caption>
        <thead {...ROLE.rowgroup}>
          <tr {...ROLE.row}>{head}</tr>
        </thead>
        {roving ? (
          <RovingBody>{children}</RovingBody>
        ) : (
          <tbody {...ROLE.rowgroup}>{children}</tbody>
        )}
      </table>
    </ScrollRegion>
  );
}

// Spread, because written in place each would be called redundant by the linter; see Table.
const ROLE = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
} as const;

export type ThProps = ComponentProps<'th'> & { numeric?: boolean };

/** Head of a column. */
export function Th({ numeric, children, ...rest }: ThProps) {
  return (
    <th scope="col" {...ROLE.columnheader} data-numeric={numeric || undefined} {...rest}>
      {children}
    </th>
  );
}

/** A row. `current` marks the one the reader is at. */
export function Tr({ current, ...rest }: ComponentProps<'tr'> & { current?: boolean }) {
  return <tr {...ROLE.row} aria-current={current || undefined} {...rest} />;
}

export type TdProps = ComponentProps<'td'> & {
  /** The column's heading, shown beside the cell where rows are stacked. */
  heading?: string | undefined;
  numeric?: boolean | undefined;
  /** As wide as its content and on one line: labels, codes, marks. */
  tight?: boolean | undefined;
};

/** A cell. */
export function Td({ heading, numeric, tight, className, children, ...rest }: TdProps) {
  return (
    <td
      {...ROLE.cell}
      data-heading={heading}
      data-numeric={numeric || undefined}
      data-tight={tight || undefined}
      className={classNames(className)}
      {...rest}
    >
      {children}
    </td>
  );
}

/** The cell that names its row; first and larger where rows are stacked. */
export function RowHead({ children, ...rest }: ComponentProps<'th'>) {
  return (
    <th scope="row" {...ROLE.rowheader} data-lead {...rest}>
      {children}
    </th>
  );
}
