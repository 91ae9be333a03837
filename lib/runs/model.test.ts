import { describe, expect, it } from 'vitest';
import { classifyRun, type RunFacts, SOURCE_WINDOW } from './model';
import { excerptOf, type RequestSaid, seedOf } from './model/telling';

const RECEIVED = new Date('2026-03-01T12:00:00.000Z');
const earlier = (milliseconds: number) => new Date(RECEIVED.getTime() - milliseconds);
const HOUR = 3_600_000;
const OPENED = earlier(HOUR);

const classed = (facts: Partial<RunFacts>) => {
  const { class: is, rule } = classifyRun({
    capture: 'by_hand',
    sourceOpenedAt: null,
    happenedAt: null,
    receivedAt: RECEIVED,
    disputeDate: null,
    recreation: false,
    ...facts,
  });
  return `${is} ${rule}`;
};

describe('the class of a run', () => {
  const source = { sourceOpenedAt: OPENED };
  it.each<[string, Partial<RunFacts>, string]>([
    ['through the gateway', { capture: 'gateway', ...source }, 'A captured_at_source'],
    [
      'through the gateway after a dispute began',
      { capture: 'gateway', ...source, disputeDate: '2026-01-01' },
      'A captured_at_source',
    ],
    [
      'watched within the window',
      { capture: 'watch', ...source, happenedAt: earlier(SOURCE_WINDOW) },
      'A captured_at_source',
    ],
    [
      'watched a moment after the window',
      { capture: 'watch', ...source, happenedAt: earlier(SOURCE_WINDOW + 1) },
      'B recorded_within_window',
    ],
    [
      'posted within the window',
      { capture: 'events', ...source, happenedAt: earlier(0) },
      'A captured_at_source',
    ],
    [
      'posted with a time before its source opened',
      { capture: 'events', sourceOpenedAt: earlier(1000), happenedAt: earlier(2000) },
      'B recorded_within_window',
    ],
    [
      'posted at the moment its source opened',
      { capture: 'events', sourceOpenedAt: earlier(2000), happenedAt: earlier(2000) },
      'A captured_at_source',
    ],
    ['posted without a time', { capture: 'events', ...source }, 'C embedded_record_found'],
    [
      'watched without an open source',
      { capture: 'watch', happenedAt: earlier(0) },
      'B recorded_within_window',
    ],
    ['imported without a time', { capture: 'import' }, 'C embedded_record_found'],
    [
      'imported within a day',
      { capture: 'import', happenedAt: earlier(24 * HOUR) },
      'B recorded_within_window',
    ],
    [
      'imported within a day of its making, after a dispute began',
      { capture: 'import', happenedAt: earlier(HOUR), disputeDate: '2026-03-01' },
      'C embedded_record_found',
    ],
    ['stated without a time', {}, 'D stated_later'],
    ['stated within a day', { happenedAt: earlier(HOUR) }, 'B recorded_within_window'],
    ['stated a day and a moment later', { happenedAt: earlier(24 * HOUR + 1) }, 'D stated_later'],
    [
      'stated within a day, after a dispute began',
      { happenedAt: earlier(HOUR), disputeDate: '2026-02-01' },
      'D stated_later',
    ],
    [
      'recreated through the gateway',
      { capture: 'gateway', ...source, recreation: true },
      'E declared_recreation',
    ],
    [
      'recreated and stated at once',
      { happenedAt: earlier(0), recreation: true },
      'E declared_recreation',
    ],
  ])('%s', (_, facts, expected) => {
    expect(classed(facts)).toBe(expected);
  });
});

describe('what a list says of a run', () => {
  const said = (more: Partial<RequestSaid>): RequestSaid => ({
    tool: '',
    toolVersion: '',
    texts: [],
    parameters: [],
    models: [],
    environment: [],
    purpose: '',
    ...more,
  });
  const seed = (name: string, value: string) => ({
    name,
    value,
    setter: null,
    origin: 'request' as const,
  });

  it('is the seed that was answered, not the wish for any seed', () => {
    const request = said({ parameters: [seed('seed', '-1')] });
    expect(seedOf(request, null)).toBe('');
    const end = {
      ...request,
      parameters: [seed('all_seeds', '9007199254740993')],
      providerIds: [],
    };
    expect(seedOf(request, { ...end, failure: '' })).toBe('9007199254740993');
  });

  it('is the text that was entered, never what a model made of it, and no half character', () => {
    const text = (origin: 'entered' | 'rewritten_by_model', words: string) => ({
      role: 'positive' as const,
      origin,
      text: words,
      part: '',
    });
    const rewritten = said({ texts: [text('rewritten_by_model', 'A photograph of …')] });
    expect(excerptOf(rewritten, null)).toBe('');
    const long = said({ texts: [text('entered', `${'a'.repeat(199)}😀`)] });
    expect(excerptOf(long, null)).toBe('a'.repeat(199));
  });
});
