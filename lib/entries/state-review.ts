import type { z } from 'zod';
import type { actAnswered } from './act-answered.v1';
import type { elementLinked } from './element-linked.v1';
import type { holdPlaced } from './hold-placed.v1';
import type { noticeRecorded } from './notice-recorded.v1';
import type { Mark } from './state';

/** A record said to bear on an element; `withdrawn` where that was taken back. */
export type LinkState = Omit<z.output<typeof elementLinked.act>, 'link'> & {
  id: string;
  note: string;
  linked: Mark;
  withdrawn: { reason: string; mark: Mark } | null;
};

export type NoticeState = Omit<z.output<typeof noticeRecorded.act>, 'notice'> & {
  id: string;
  from: string;
  to: string;
  note: string;
  recorded: Mark;
};

export type HoldState = Omit<z.output<typeof holdPlaced.act>, 'hold'> & {
  id: string;
  scope: string;
  reason: string;
  placed: Mark;
  released: { reason: string; mark: Mark } | null;
};

/** What a contributor said of an act, oldest first. */
export type AnswerState = z.output<typeof actAnswered.act> & { reason: string; answered: Mark };
