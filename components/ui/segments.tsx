'use client';

import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';

export type Segment<Value extends string> = {
  value: Value;
  label: ReactNode;
  icon?: ReactNode;
  /** Language of the label, where it is not that of the page. */
  lang?: string | undefined;
};

export type SegmentsProps<Value extends string> = {
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChoose: (value: Value) => void;
};

/** Two or three words of which one holds, side by side. Radio buttons to keyboard and ear. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, segments, value, onChoose } = props;
  const name = useId();
  return (
    <fieldset className="inline-flex justify-self-start rounded-sm border border-control bg-sheet text-sm whitespace-nowrap">
      <legend className="sr-only">{label}</legend>
      {segments.map((segment) => (
        <label
          key={segment.value}
          lang={segment.lang}
          className={classNames(
            'relative inline-flex min-h-7 cursor-pointer items-center gap-1.5 px-2.5 first-of-type:rounded-l-sm last-of-type:rounded-r-sm max-md:min-h-9',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-action [&_svg]:size-3.5',
            segment.value === value
              ? 'bg-action font-medium text-on-action forced-colors:bg-[Highlight] forced-colors:text-[HighlightText] forced-colors:forced-color-adjust-none'
              : 'hover:bg-action-wash',
          )}
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChoose(segment.value)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {segment.icon}
          {segment.label}
        </label>
      ))}
    </fieldset>
  );
}
