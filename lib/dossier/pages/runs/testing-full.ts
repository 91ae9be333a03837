import type { CaseState } from '@/lib/entries/state';
import { sha256Hex } from '@/lib/kernel/digest';
import {
  bareState,
  choice,
  file,
  LI,
  markOf,
  PROMPT,
  picture,
  run,
  timeOf,
  ZHOU,
} from './testing-runs';

/** A case in which everything happened that a part about runs can print. */
export async function fullState(): Promise<CaseState> {
  const state = bareState();
  const sketch = await picture(state, '手稿 Sketch');
  const four: string[] = [];
  for (let i = 1; i <= 4; i++) four.push(await picture(state, `候选 Candidate ${i}`));
  const final = await picture(state, '终稿 Final');
  const mask = await picture(state, '遮罩 Mask');
  const request = file(state, 'request.json', Buffer.from('{"seed":-1}'), 'application/json');
  const terms = file(state, '条款 Terms', Buffer.from('terms'), 'text/plain');
  state.works.set('work_1', {
    id: 'work_1',
    title: '猫晶吊坠 v7',
    completedOn: null,
    publishedOn: null,
    publishedAt: '',
    registrationNumber: '',
    registrationAuthority: '',
    registeredOn: null,
    entry: 3,
  });
  state.prompts.set(PROMPT, {
    id: PROMPT,
    number: 1,
    title: '吊坠 Pendant',
    heads: [{ size: 9, hash: sha256Hex('head'), entry: 30 }],
    revisions: [
      {
        revision: 1,
        seq: 8,
        hash: sha256Hex('op'),
        sha256: sha256Hex('frozen'),
        bytes: 12,
        purpose: 'sent',
        tool: '',
        frozen: markOf(31),
      },
    ],
    opened: markOf(20),
    entry: 20,
  });
  state.generators.set('gen_1', {
    id: 'gen_1',
    holder: ZHOU,
    startsOn: '2026-01-01',
    endsOn: null,
    proofs: [],
    terms,
    service: 'Local web UI 本机',
    account: 'zhou@example.invalid',
    plan: 'Pro',
    note: '',
    entry: 40,
  });
  state.sources.set('src_1', {
    id: 'src_1',
    kind: 'gateway',
    tool: 'sdapi',
    generator: 'gen_1',
    onFailure: 'pass',
    label: '工作室显卡 Studio card',
    place: 'http://127.0.0.1:7860',
    software: 'A1111',
    opened: markOf(41),
    closed: null,
  });
  state.gaps.set('gap_1', {
    id: 'gap_1',
    source: 'src_1',
    run: null,
    cause: 'cut_off',
    count: 3,
    from: timeOf(90),
    to: timeOf(91),
    reason: '连接中断 connection lost',
    recorded: markOf(92),
  });
  state.imports.set('imp_1', {
    id: 'imp_1',
    files: 12,
    admitted: 9,
    known: 2,
    refused: 1,
    cancelled: false,
    archive: null,
    label: 'outputs 2026-03',
    recorded: markOf(93),
  });
  const made = run(state, {
    inputs: [{ exhibit: sketch, role: 'reference' }],
    records: [{ exhibit: request, role: 'request' }],
    outputs: four.map((exhibit, position) => ({ exhibit, position, entry: 102 })),
  });
  run(state, {
    ended: null,
    capture: 'watch',
    requestedAt: null,
    operator: null,
    instructor: null,
    revision: null,
  });
  choice(
    state,
    four.map((exhibit, i) => ({
      exhibit,
      run: made.id,
      verdict: i === 3 ? 'chosen' : i === 2 ? 'undecided' : 'rejected',
      aspects: i === 3 ? ['composition', 'line'] : [],
    })),
    { reasons: [{ exhibit: four[0] ?? '', reason: '耳朵太开 ears too far apart' }] },
  );
  state.modifications.set('mod_1', {
    id: 'mod_1',
    kind: 'inpaint',
    class: 'B',
    rule: 'recorded_within_window',
    happenedAt: timeOf(290),
    editor: LI,
    before: [four[3] ?? ''],
    after: final,
    mask,
    project: null,
    regions: [
      { x: 180, y: 50, width: 100, height: 110 },
      { x: 320, y: 50, width: 100, height: 110 },
    ],
    aspects: ['line'],
    tool: 'Krita',
    toolVersion: '5.2.2',
    purpose: '耳尖 ear tips',
    note: '',
    regionNotes: ['左耳 left ear', ''],
    recorded: markOf(300),
  });
  state.workEvents.set('work_1/310', {
    id: 'work_1/310',
    work: 'work_1',
    kind: 'finished',
    exhibit: final,
    capture: null,
    happenedAt: timeOf(305),
    by: ZHOU,
    promptShown: null,
    place: '',
    audience: '',
    note: '',
    recorded: markOf(310),
  });
  state.workEvents.set('work_1/311', {
    id: 'work_1/311',
    work: 'work_1',
    kind: 'published',
    exhibit: final,
    capture: null,
    happenedAt: null,
    by: null,
    promptShown: false,
    place: '小红书 https://example.invalid/p/1',
    audience: '公开 public',
    note: '',
    recorded: markOf(311),
  });
  const again = await picture(state, '模拟 Recreated');
  run(state, {
    series: 'recreation',
    class: 'E',
    rule: 'declared_recreation',
    capture: 'by_hand',
    source: null,
    recreates: { run: made.id, exhibit: four[3] ?? null, sight: 'with_sight' },
    outputs: [{ exhibit: again, position: 0, entry: 320 }],
    said: { ...made.said, toolVersion: 'v1.11.0', environment: [] },
  });
  return state;
}
