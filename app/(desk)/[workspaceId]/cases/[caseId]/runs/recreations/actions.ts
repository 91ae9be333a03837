'use server';

import { redirect } from 'next/navigation';
import { text, textOrNull, texts } from '@/app/form-data';
import { namedLines } from '@/components/making/named-lines';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';
import { stateRun } from '@/lib/runs/commands/state-run';
import { caseHead } from '../../case-head';
import { claimedTime } from '../claimed-time';

type Recreated = NonNullable<Parameters<typeof stateRun>[1]['recreates']>;

/** States a recreation and goes where it stands. What was left empty is not said. */
export async function stateRecreationAction(
  caseId: string,
  _: Reply<unknown> | null,
  form: FormData,
) {
  const [model, version, hash] = ['model', 'modelVersion', 'modelHash'].map((name) =>
    text(form, name),
  );
  const seed = text(form, 'seed').trim();
  const stated = [
    ...(seed === '' ? [] : [{ name: 'seed', value: seed }]),
    ...namedLines(text(form, 'parameters')),
  ];
  const reply = await perform(stateRun, {
    caseId,
    requestedAt: claimedTime(form, 'requestedAt'),
    operatorId: textOrNull(form, 'operatorId'),
    instructorId: textOrNull(form, 'instructorId'),
    generatorId: textOrNull(form, 'generatorId'),
    outputs: texts(form, 'outputs'),
    tool: text(form, 'tool'),
    toolVersion: text(form, 'toolVersion'),
    texts: (['positive', 'negative'] as const).flatMap((role) => {
      const words = text(form, role);
      return words === '' ? [] : [{ role, origin: 'entered' as const, text: words, part: '' }];
    }),
    parameters: stated.map((one) => ({ ...one, setter: null, origin: 'stated' as const })),
    models:
      `${model}${version}${hash}` === ''
        ? []
        : [
            {
              kind: 'model' as const,
              name: model ?? '',
              version: version ?? '',
              hash: hash ?? '',
              weight: '',
            },
          ],
    environment: namedLines(text(form, 'environment')),
    purpose: text(form, 'purpose'),
    recreates: {
      runId: textOrNull(form, 'targetRun'),
      exhibitId: textOrNull(form, 'targetExhibit'),
      // A word of a list; what is not in it the command refuses.
      sight: text(form, 'sight') as Recreated['sight'],
    },
  });
  if (!reply.ok) return reply;
  const { workspaceId } = await caseHead(caseId);
  redirect(`/${workspaceId}/cases/${caseId}/runs/recreations/${reply.data.runId}`);
}
