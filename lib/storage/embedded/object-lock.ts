import type { LockState, ObjectVersion } from './acts';
import { type Answer, type Call, xmlAnswer } from './answer';
import { receiveText } from './body';
import { readHold, readRetention } from './describing';
import { S3Error } from './errors';
import { findObject } from './get-object';
import { keyTurn } from './store';
import { formatXml, parseXml } from './xml';

/** GetObjectLockConfiguration. There is no default retention: each object gets its own. */
export function getLockConfiguration(call: Call): Answer {
  const bucket = call.store.bucket(call.request.bucket);
  if (!bucket.lock) throw new S3Error('ObjectLockConfigurationNotFoundError');
  return xmlAnswer(formatXml('ObjectLockConfiguration', [['ObjectLockEnabled', 'Enabled']]));
}

/** PutObjectRetention: COMPLIANCE only, never shorter than what holds. */
export async function putRetention(call: Call, key: string): Promise<Answer> {
  const document = parseXml(await receiveText(call.request, call.payload), 'Retention');
  const now = Date.now();
  const until = readRetention(document.text('Mode') ?? '', document.text('RetainUntilDate'), now);
  return setLock(call, key, (object) => {
    if (
      object.retainUntil !== null &&
      object.retainUntil > Date.now() &&
      until < object.retainUntil
    ) {
      throw new S3Error('AccessDenied', 'a retention cannot be shortened');
    }
    return { retainUntil: until, hold: object.hold };
  });
}

/** GetObjectRetention. */
export function getRetention(call: Call, key: string): Answer {
  const { retainUntil } = lockable(call, key);
  if (retainUntil === null) throw new S3Error('NoSuchObjectLockConfiguration');
  return xmlAnswer(
    formatXml('Retention', [
      ['Mode', 'COMPLIANCE'],
      ['RetainUntilDate', new Date(retainUntil).toISOString()],
    ]),
  );
}

/** PutObjectLegalHold. */
export async function putLegalHold(call: Call, key: string): Promise<Answer> {
  const document = parseXml(await receiveText(call.request, call.payload), 'LegalHold');
  const hold = readHold(document.text('Status'));
  return setLock(call, key, (object) => ({ retainUntil: object.retainUntil, hold }));
}

/** GetObjectLegalHold. */
export function getLegalHold(call: Call, key: string): Answer {
  const { hold } = lockable(call, key);
  return xmlAnswer(formatXml('LegalHold', [['Status', hold ? 'ON' : 'OFF']]));
}

function lockable(call: Call, key: string): ObjectVersion {
  const bucket = call.store.bucket(call.request.bucket);
  if (!bucket.lock) throw new S3Error('InvalidRequest', 'the bucket was made without object lock');
  return findObject(bucket, key, call.request.query.get('versionId'));
}

async function setLock(
  call: Call,
  key: string,
  change: (object: ObjectVersion) => LockState,
): Promise<Answer> {
  const bucket = call.request.bucket ?? '';
  await call.store.turns.take(keyTurn(bucket, key), async () => {
    const object = lockable(call, key);
    const lock = change(object);
    await call.store.commit({ do: 'object.lock', bucket, key, version: object.version, lock });
  });
  return { status: 200 };
}
