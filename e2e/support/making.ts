import { expect, type Page } from '@playwright/test';
import type { CaseAddress } from './cases';
import { type PickedFile, picture } from './files';
import { admit } from './records';

// A short way from a prompt to a work, stated through the API by whoever is signed in.

/** A picture as a file, of a size of its own so that no two are equal. */
export const image = (name: string, width: number, height: number): PickedFile => ({
  name,
  mimeType: 'image/png',
  buffer: picture(width, height),
});

/** Acts through the API and answers what it answered. */
export async function post<T>(
  page: Page,
  kept: CaseAddress,
  path: string,
  body: object,
): Promise<T> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`/api/v1/cases/${kept.caseId}/${path}`, {
    data: body,
    headers: { origin },
  });
  expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** What a short way of making left in a case. */
export type Making = {
  runId: string;
  secondRunId: string;
  reference: string;
  candidates: string[];
  retouched: string;
  people: { id: string; name: string }[];
};

/** Two runs with four outputs, of which one was chosen, and a file that came of it. */
export async function madeWork(page: Page, kept: CaseAddress): Promise<Making> {
  const given = await page.request.get(`/api/v1/cases/${kept.caseId}/contributors`);
  const people: { id: string; name: string }[] = (await given.json()).contributors;
  const operatorId = people[0]?.id ?? null;
  const reference = await admit(page, kept, image('sketch.png', 320, 240));
  const candidates: string[] = [];
  for (const i of [0, 1, 2, 3]) {
    candidates.push(await admit(page, kept, image(`candidate-${i + 1}.png`, 384 + i, 384)));
  }
  const retouched = await admit(page, kept, image('retouched.png', 400, 300));
  const stated = {
    tool: 'ComfyUI',
    toolVersion: '0.3.40',
    operatorId,
    models: [{ kind: 'model', name: 'glimmer-xl', version: '2', hash: '31e35c80fc', weight: '' }],
    texts: [{ role: 'positive', origin: 'entered', text: '飞天 with long ribbons', part: '' }],
    parameters: [
      { name: 'seed', value: '18446744073709551615', setter: null, origin: 'stated' },
      { name: 'steps', value: '30', setter: operatorId, origin: 'stated' },
    ],
  };
  const first = await post<{ runId: string }>(page, kept, 'runs', {
    ...stated,
    requestedAt: '2026-09-02T06:30:00.000Z',
    inputs: [{ exhibit: reference, role: 'initial' }],
    outputs: candidates.slice(0, 3),
    purpose: 'Find the turn of the ribbons.',
  });
  const second = await post<{ runId: string }>(page, kept, 'runs', {
    ...stated,
    inputs: [{ exhibit: candidates[0], role: 'reference' }],
    outputs: candidates.slice(3),
  });
  await post(page, kept, 'selections', {
    chooserId: operatorId,
    lookers: operatorId ? [operatorId] : [],
    reason: 'The ribbons follow the turn of the body.',
    candidates: candidates.map((exhibitId, i) => ({
      exhibitId,
      runId: i < 3 ? first.runId : second.runId,
      verdict: i === 3 ? 'chosen' : 'rejected',
      aspects: i === 3 ? ['composition', 'line'] : [],
      reason: i === 3 ? '' : 'stiff',
    })),
  });
  return {
    runId: first.runId,
    secondRunId: second.runId,
    reference,
    candidates,
    retouched,
    people,
  };
}
