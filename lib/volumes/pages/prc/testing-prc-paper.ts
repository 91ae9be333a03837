import { type Act, exhibitsInOrder, type Material } from '@/lib/dossier/pages/material';
import type { PromptPart } from '@/lib/dossier/pages/prompt/part';
import {
  fullSheet,
  LI as LI_ACCOUNT,
  partOf,
  stateOf,
  ZHOU as ZHOU_ACCOUNT,
} from '@/lib/dossier/pages/prompt/testing-part';
import { materialOf, readTestOriginal, timeOf } from '@/lib/dossier/pages/runs/testing-runs';
import { testPictures } from '@/lib/dossier/pages/testing-pictures';
import type { CaseState, PromptState } from '@/lib/entries/state';
import type { Composition } from '../../schema';
import { composedFiles, type TestFile } from '../testing-composed';
import { prcComposition } from './testing-prc-composition';

/** Acts as a ledger would have them: one admission for each exhibit, and a refused intake. */
function withActs(material: Material): Material {
  const act = (index: number, kind: string, body: Record<string, unknown>): Act => ({
    index,
    at: timeOf(index),
    claimed: null,
    kind,
    actor: { id: 'acct_zhou', name: '周婧怡', access: 'member', authenticator: 'password' },
    session: null,
    software: 'chirograph/0.9.0',
    prev: '0'.repeat(64),
    act: body,
    payload: {},
  });
  const timeline = [act(390, 'intake.refused', {})];
  const custody = new Map<string, Act[]>();
  for (const one of exhibitsInOrder(material.state)) {
    const place = { store: 'embedded', versionId: null, retainUntil: null };
    const added = act(one.admitted.index, 'exhibit.added', { exhibit: one.id, place });
    timeline.push(added);
    custody.set(one.id, [added, act(one.admitted.index + 400, 'exhibit.opened', { way: 'view' })]);
  }
  return { ...material, timeline, custody, refusedIntakes: 1 };
}

function promptPart(prompt: PromptState): PromptPart {
  const sheet = fullSheet();
  const [first] = prompt.revisions;
  const part = partOf([stateOf(sheet.attribution(), first?.revision ?? null)]);
  return {
    ...part,
    prompt,
    views: [
      {
        account: ZHOU_ACCOUNT,
        seq: 9,
        at: Date.parse(timeOf(40)),
        device: null,
        revision: 1,
        meaning: 'acknowledged',
        reason: '',
        contested: [],
      },
      {
        account: LI_ACCOUNT,
        seq: 10,
        at: Date.parse(timeOf(41)),
        device: null,
        revision: 1,
        meaning: 'contested',
        reason: '',
        contested: [{ words: 'dramatic', reason: 'mine' }],
      },
    ],
  };
}

/** Composes the files of a PRC volume over a state, as an export does with a ledger. */
export async function composedPrc(
  state: CaseState,
  composition: Composition = prcComposition(),
  readPrompt: (prompt: PromptState) => PromptPart = promptPart,
): Promise<TestFile[]> {
  const material = withActs(materialOf(state, ['exh_3', 'exh_6']));
  return composedFiles({
    order: {
      dossierId: 'dos_1',
      number: 1,
      caseId: state.case,
      size: 400,
      composition: { sha256: 'c0'.repeat(32), bytes: 1 },
    },
    composition,
    material: {
      ...material,
      facts: {
        state,
        markOf: (entry) => ({ at: timeOf(entry), account: 'acct_zhou' }),
        checks: [{ entry: 395, at: timeOf(395), account: 'acct_zhou', failures: 0 }],
      },
    },
    redacted: [],
    checkpoint: {
      note: 'chirograph.test/case_1\n400\nAAAA\n',
      size: 400,
      root: new Uint8Array(32).fill(90),
      signedAt: new Date(timeOf(400)),
    },
    fingerprints: ['ab'.repeat(32)],
    vkeys: '',
    readOriginal: readTestOriginal,
    pictures: testPictures,
    readPrompt: async (prompt) => readPrompt(prompt),
    progress: () => undefined,
    signal: new AbortController().signal,
  });
}
