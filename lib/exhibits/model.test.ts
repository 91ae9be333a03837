import { describe, expect, it } from 'vitest';
import { classify, classifyExhibit, type IntakeFacts, mayLower, WINDOW } from './model';

const receivedAt = new Date('2026-09-02T08:00:00.000Z');
const earlier = (ms: number) => new Date(receivedAt.getTime() - ms);
const plain: IntakeFacts = {
  kind: 'file',
  happenedAt: null,
  receivedAt,
  disputeDate: null,
  embedded: false,
  recreation: false,
};

const said = ({ class: letter, rule }: { class: string; rule: string }) => `${letter} ${rule}`;

describe('the class of a record', () => {
  it.each<[string, Partial<IntakeFacts>, string]>([
    [
      'a recreation, however it came',
      { recreation: true, atSource: true },
      'E declared_recreation',
    ],
    ['what came from the tool itself', { atSource: true }, 'A captured_at_source'],
    ['a digest', { kind: 'hash_only', happenedAt: receivedAt }, 'C- digest_only'],
    ['a note of now', { kind: 'note' }, 'B written_in_app'],
    ['a file of a moment ago', { happenedAt: earlier(WINDOW) }, 'B recorded_within_window'],
    ['a file of longer ago', { happenedAt: earlier(WINDOW + 1) }, 'C- no_embedded_record'],
    ['a file with a record', { embedded: true }, 'C embedded_record_found'],
    ['a statement', { kind: 'statement' }, 'D stated_later'],
    [
      'a file of now, on the day of dispute at UTC+8',
      { happenedAt: receivedAt, disputeDate: '2026-09-02' },
      'C- no_embedded_record',
    ],
    ['a note after the dispute', { kind: 'note', disputeDate: '2026-09-01' }, 'D stated_later'],
    [
      'a file of now, before a later dispute',
      { happenedAt: receivedAt, disputeDate: '2026-09-03' },
      'B recorded_within_window',
    ],
  ])('%s', (_, facts, expected) => {
    expect(said(classify({ ...plain, ...facts }))).toBe(expected);
    expect(said(classifyExhibit({ ...plain, ...facts, isIssued: false }))).toBe(expected);
  });

  it('is A+ for the bytes of a document that a third party issued, and for nothing else', () => {
    const of = (facts: Partial<IntakeFacts>) =>
      said(classifyExhibit({ ...plain, ...facts, isIssued: true }));
    expect(of({})).toBe('A+ issued_by_third_party');
    expect(of({ disputeDate: '2026-09-01' })).toBe('A+ issued_by_third_party');
    expect(of({ recreation: true })).toBe('E declared_recreation');
    expect(of({ kind: 'hash_only' })).toBe('C- digest_only');
    expect(of({ kind: 'statement' })).toBe('D stated_later');
  });

  it('goes down only, and never out of E', () => {
    expect(mayLower('A+', 'C-')).toBe(true);
    expect(mayLower('C', 'A+')).toBe(false);
    expect(mayLower('B', 'B')).toBe(false);
    expect(mayLower('E', 'A')).toBe(false);
  });
});
