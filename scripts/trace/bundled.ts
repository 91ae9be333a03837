import { PromptReplay } from '../../lib/authorship/prompt-replay';
import { LineReader } from '../../lib/proof/lines';
import { MAX_OPERATION_BYTES, parseOperation } from '../../lib/proof/operation-line';
import { operationsPath } from '../../lib/proof/prompt-rows';
import { openBundle } from '../verify/node-sources';

/** Replays a prompt from a bundle's bytes alone. Throws where they are no chain of operations. */
export async function replayBundle(file: string, promptId: string): Promise<PromptReplay> {
  const bundle = await openBundle(file);
  try {
    const replay = PromptReplay.empty();
    const chunks = bundle.reader.read(operationsPath(promptId));
    const lines = new LineReader(chunks, MAX_OPERATION_BYTES);
    for (let line = await lines.next(); line; line = await lines.next()) {
      const operation = parseOperation(line.bytes);
      if ('problem' in operation) throw new Error(`operation ${replay.size}: ${operation.problem}`);
      replay.apply(operation);
    }
    return replay;
  } finally {
    await bundle.close();
  }
}
