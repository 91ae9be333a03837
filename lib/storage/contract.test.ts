import { afterAll, beforeAll } from 'vitest';
import { crossOriginContract } from './contract/cross-origin';
import { keysContract } from './contract/keys';
import { listingContract } from './contract/listing';
import { locksContract } from './contract/locks';
import { partsContract } from './contract/parts';
import { readingContract } from './contract/reading';
import { signingContract } from './contract/signing';
import { openTarget, type Target } from './contract/target';
import { versionsContract } from './contract/versions';
import { writingContract } from './contract/writing';

// What Chirograph needs of an object store. Runs against the embedded store, or with
// TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY_ID, TEST_S3_SECRET_ACCESS_KEY and TEST_S3_REGION against
// any other; it makes buckets of its own there and removes them.

let opened: Target | undefined;
const target = (): Target => {
  if (!opened) throw new Error('asked before the store was opened');
  return opened;
};

beforeAll(async () => {
  opened = await openTarget();
});

afterAll(async () => {
  await opened?.close();
});

writingContract(target);
readingContract(target);
keysContract(target);
listingContract(target);
versionsContract(target);
locksContract(target);
partsContract(target);
signingContract(target);
crossOriginContract(target);
