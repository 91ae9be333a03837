import type { z } from 'zod';
import { command } from '@/lib/door/command';
import { AppError } from '@/lib/kernel/errors';
import { stateRunInput } from '../schema';
import { refuseRecreations, requireRecreated } from './making-only';
import { type RunRequest, recordEnd, recordRequest } from './record-run';

type Input = z.output<typeof stateRunInput>;

/**
 * Records a run as a person states it, with files that are in the case: request and end together.
 * With `recreates` it is a recreation, of class E for ever and in a series of its own.
 */
export const stateRun = command({
  name: 'run.state',
  action: 'run.record',
  input: stateRunInput,
  async run(context) {
    const { tx, grant, input } = context;
    requireStated(input);
    const files = [...input.outputs, ...input.inputs.map(({ exhibit }) => exhibit)];
    if (input.recreates) await requireRecreated(tx, grant.caseId, input.outputs);
    else await refuseRecreations(tx, grant.caseId, files);
    const { runId, number } = await recordRequest(context, requestOf(input), {
      happenedAt: input.requestedAt ?? input.receivedAt,
    });
    const entry = await recordEnd(context, {
      run: runId,
      outcome: input.outcome,
      receivedAt: input.receivedAt,
      outputs: input.outputs.map((exhibit, position) => ({ exhibit, position })),
      records: [],
      said: {
        texts: [],
        parameters: [],
        models: [],
        environment: [],
        providerIds: input.providerIds,
        failure: '',
      },
    });
    return { answer: { runId, number }, entries: [entry] };
  },
});

function requestOf(input: Input): RunRequest {
  const { recreates } = input;
  return {
    capture: 'by_hand',
    source: null,
    requestedAt: input.requestedAt,
    generator: input.generatorId,
    operator: input.operatorId,
    instructor: input.instructorId,
    revision: input.revision,
    inputs: input.inputs,
    records: [],
    readFrom: null,
    recreates: recreates && {
      run: recreates.runId,
      exhibit: recreates.exhibitId,
      sight: recreates.sight,
    },
    said: {
      tool: input.tool,
      toolVersion: input.toolVersion,
      texts: input.texts,
      parameters: input.parameters,
      models: input.models,
      environment: input.environment,
      purpose: input.purpose,
    },
  };
}

/**
 * What a person states is stated: no value of it can claim to come from a request, an answer or a
 * record that nobody kept. Throws INVALID naming the member.
 */
function requireStated({ parameters, revision, recreates, requestedAt, receivedAt }: Input): void {
  const refuse = (field: string, code: string) => {
    throw new AppError('INVALID', { fields: { [field]: code } });
  };
  const isStated = (origin: string) =>
    origin === 'stated' || (origin === 'revision' && revision !== null);
  if (!parameters.every(({ origin }) => isStated(origin))) refuse('parameters', 'only_stated');
  if (recreates && recreates.runId === null && recreates.exhibitId === null) {
    refuse('recreates', 'required');
  }
  if (requestedAt !== null && receivedAt !== null && receivedAt < requestedAt) {
    refuse('receivedAt', 'ends_before_start');
  }
}
