import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { linkElement, unlinkElement } from './commands/link-element';
import { loadChoices } from './loaders';
import { dataOf, exhibits, newCase, type Scene, scene } from './testing-scene';

let instance: TestInstance;
let here: Scene;

beforeAll(async () => {
  instance = await testInstance();
  here = await scene();
});

afterAll(() => instance.close());

const REGION = { x: 10, y: 20, width: 30, height: 40 };

describe('the map of visible choices of a case', () => {
  it('shows a mark with its region, its words and who made it, in each dimension named', async () => {
    const caseId = await newCase(here);
    const [one = ''] = await exhibits(here, caseId, 1);
    await dataOf(
      linkElement(here.owner.caller, {
        caseId,
        elements: ['E7'],
        record: { kind: 'exhibit', id: one, revision: null },
        aspects: ['line', 'colour'],
        region: REGION,
        note: 'the ear',
      }),
    );
    const { dimensions, may } = await loadChoices(here.owner.caller, { caseId });
    expect(may.link).toBe(true);
    const shown = dimensions.filter(({ lines }) => lines.length > 0);
    expect(shown.map(({ aspect }) => aspect)).toEqual(['colour', 'line']);
    expect(shown[0]?.lines[0]?.mark).toMatchObject({
      region: REGION,
      note: 'the ear',
      by: '周婧怡',
      exhibit: { id: one, number: 1 },
    });
  });

  it('shows no mark that was taken back', async () => {
    const caseId = await newCase(here);
    const [one = ''] = await exhibits(here, caseId, 1);
    const { linkIds } = await dataOf(
      linkElement(here.owner.caller, {
        caseId,
        elements: ['E7'],
        record: { kind: 'exhibit', id: one, revision: null },
        aspects: ['line'],
      }),
    );
    const [linkId = ''] = linkIds;
    await dataOf(unlinkElement(here.owner.caller, { caseId, linkId, reason: 'the other ear' }));
    const { dimensions } = await loadChoices(here.owner.caller, { caseId });
    expect(dimensions.every(({ lines }) => lines.length === 0)).toBe(true);
  });
});
