import { createCipheriv } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { join, type Person, person, room } from '../../db/testing/world';
import { openCase } from '../../lib/cases/commands/open-case';
import { addContributor } from '../../lib/contributors/commands/contributor';
import { recordSelection } from '../../lib/runs/commands/record-selection';
import { stateRun } from '../../lib/runs/commands/state-run';
import { type FileToImport, importAll, ok, together } from '../import-folder';

/** A case of pictures, most of which came out of runs, chosen from four at a time. */
export type LargeCase = {
  owner: Person;
  caseId: string;
  /** Exhibits in the order in which they were taken in, and their bytes together. */
  exhibits: string[];
  bytes: number;
};

/** Pictures that come out of a run. */
const OUTPUTS = 4;
/** Characters of a prompt, as those that people write for pictures are long. */
const PROMPT =
  'a cat-shaped crystal pendant on black velvet, dramatic studio light, macro, 一枚猫形水晶吊坠，侧逆光，';

/**
 * Makes a case with so many distinct pictures of about a megabyte through the import room, a run for each
 * four of them and a choice from each four, by the commands that people's acts go through.
 */
export async function largeCase(count: number, folder: string): Promise<LargeCase> {
  const workspaceId = await room();
  const owner = await person('周婧怡');
  await join(workspaceId, owner, 'owner');
  const { caller } = owner;
  const { caseId } = await ok(
    openCase(caller, { workspaceId, title: '吊坠', kind: 'image', forums: ['prc'] }),
  );
  const { contributorId } = await ok(
    addContributor(caller, {
      caseId,
      name: '周婧怡',
      standing: 'member',
      accountId: owner.accountId,
    }),
  );
  const pictures = path.join(folder, `${count}-pictures`);
  const files = await picturesIn(pictures, count);
  const exhibits = await importAll(owner, caseId, files);
  await rm(pictures, { recursive: true });
  for (let at = 0; at < count; at += OUTPUTS) {
    const outputs = exhibits.slice(at, at + OUTPUTS);
    await recordRun(owner, caseId, contributorId, outputs, at / OUTPUTS);
  }
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
  return { owner, caseId, exhibits, bytes };
}

async function recordRun(
  { caller }: Person,
  caseId: string,
  operatorId: string,
  outputs: string[],
  number: number,
): Promise<void> {
  const { runId } = await ok(
    stateRun(caller, {
      caseId,
      operatorId,
      outputs,
      tool: '即梦 3.0',
      texts: [
        {
          role: 'positive',
          origin: 'entered',
          text: `${PROMPT.repeat(6)} variation ${number}`,
          part: '',
        },
      ],
      parameters: [{ name: 'seed', value: String(1e9 + number), setter: null, origin: 'stated' }],
    }),
  );
  await ok(
    recordSelection(caller, {
      caseId,
      chooserId: operatorId,
      candidates: outputs.map((exhibitId, i) => ({
        exhibitId,
        runId,
        verdict: i === 1 ? 'chosen' : 'rejected',
        reason: i === 1 ? '构图稳 the steadier one' : '太暗 too dark',
      })),
      reason: '取侧逆光最稳的一张',
    }),
  );
}

/** Pictures that no compression makes smaller, half of them PNG, half JPEG, each another. */
async function picturesIn(folder: string, count: number): Promise<FileToImport[]> {
  await mkdir(folder);
  const files: FileToImport[] = [];
  const numbers = Array.from({ length: count }, (_, i) => i);
  await together(numbers, async (i) => {
    const isPng = i % 2 === 0;
    const [width, height] = isPng ? ([640, 540] as const) : ([1344, 1072] as const);
    const raw = { width, height, channels: 3 as const };
    const image = sharp(noise(i, width * height * 3), { raw });
    const bytes = await (isPng ? image.png({ compressionLevel: 1 }) : image.jpeg()).toBuffer();
    const file = path.join(folder, `picture ${i}.${isPng ? 'png' : 'jpg'}`);
    await writeFile(file, bytes);
    files[i] = { file, bytes: bytes.length, mediaType: isPng ? 'image/png' : 'image/jpeg' };
  });
  return files;
}

/** Bytes without a pattern, the same for the same seed. */
function noise(seed: number, length: number): Buffer {
  const key = Buffer.alloc(16);
  key.writeUInt32BE(seed);
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length));
}
