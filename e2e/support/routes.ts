import { expect, type Page } from '@playwright/test';
import type { CaseAddress } from './cases';

/** Pages that need no account, and what such an address may answer. */
export const STRANGERS_ROUTES = [
  '/setup',
  '/sign-in',
  '/sign-in?next=%2Faccount&said=signed-out',
  '/register',
  '/forgot',
  '/invitation/no-such-link',
  '/reset/no-such-link',
  '/verify',
  '/no-such-page',
];

/** Pages of a workspace and of one of its cases, one of each kind. */
export function membersRoutes(
  { workspaceId, base }: CaseAddress,
  exhibitId: string,
  promptId: string,
): string[] {
  return [
    `/${workspaceId}`,
    `/${workspaceId}/cases/new`,
    `/${workspaceId}/members`,
    `/${workspaceId}/outbox`,
    `/${workspaceId}/settings`,
    '/account',
    '/account/workspaces',
    base,
    `${base}/prompts`,
    ...promptRoutes(`${base}/prompts/${promptId}`, 1),
    `${base}/exhibits`,
    `${base}/exhibits/write`,
    `${base}/exhibits/${exhibitId}`,
    `${base}/import`,
    `${base}/import/proposals`,
    `${base}/people`,
    `${base}/search?q=a`,
    `${base}/search?q=no+such+words`,
    `${base}/ledger`,
    `${base}/ledger?kind=dossier.opened`,
    `${base}/ledger/1`,
    `${base}/ledger/checks`,
    `${base}/review/holds`,
    `${base}/review/holds/log`,
    `${base}/review/holds/log?group=custody`,
    `${base}/review/holds/log?group=deletion&since=2999-01-01`,
    `${base}/dossier`,
    `${base}/dossier/new`,
    `${base}/no-such-room`,
  ];
}

/** Pages of the runs of a case, of what led to its work, and of what captures it. */
export async function runsRoutes(page: Page, { caseId, base }: CaseAddress): Promise<string[]> {
  const numbersOf = async (series: string) => {
    const held = await page.request.get(`/api/v1/cases/${caseId}/runs`, { params: { series } });
    const { runs } = (await held.json()) as { runs: { id: string; number: number }[] };
    return runs;
  };
  const [runs, recreations] = [await numbersOf('run'), await numbersOf('recreation')];
  const work = await page.request.get(`/api/v1/cases/${caseId}/modifications`);
  const { modifications } = (await work.json()) as { modifications: { entry: number }[] };
  const room = `${base}/runs`;
  const [a, b] = runs;
  return [
    room,
    `${room}/new`,
    `${room}/candidates`,
    `${room}/later-work`,
    `${room}/later-work/new`,
    ...modifications.slice(0, 1).map(({ entry }) => `${room}/later-work/${entry}`),
    `${room}/lineage`,
    `${room}/lineage?view=list`,
    `${room}/recreations`,
    `${room}/recreations/new`,
    ...recreations.slice(0, 1).map(({ id }) => `${room}/recreations/${id}`),
    `${room}/accounts`,
    `${room}/sources`,
    `${room}/compare`,
    ...(a && b ? [`${room}/${a.id}`, `${room}/compare?run=${a.number}&other=${b.number}`] : []),
  ];
}

/** Pages of one prompt's record. */
export function promptRoutes(room: string, revision: number): string[] {
  return [
    room,
    `${room}/attribution`,
    `${room}/attribution?deleted=1&how=moved`,
    `${room}/attribution?view=table&deleted=1`,
    `${room}/replay`,
    `${room}/revisions`,
    `${room}/revisions/${revision}`,
  ];
}

/** The first case of the workspace the page stands in, with its first exhibit and prompt. */
export async function firstCase(
  page: Page,
  workspaceId: string,
): Promise<CaseAddress & { exhibitId: string; promptId: string }> {
  const list = await page.request.get('/api/v1/cases', { params: { workspaceId } });
  expect(list.ok()).toBe(true);
  const caseId: string = (await list.json()).cases.at(-1).id;
  const held = await page.request.get(`/api/v1/cases/${caseId}/exhibits`);
  const exhibitId: string = (await held.json()).exhibits[0].id;
  const written = await page.request.get(`/api/v1/cases/${caseId}/prompts`);
  const promptId: string = (await written.json()).prompts.at(-1).id;
  return { workspaceId, caseId, base: `/${workspaceId}/cases/${caseId}`, exhibitId, promptId };
}
