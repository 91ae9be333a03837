import { z } from 'zod';
import { createTokenInput, endTokenInput } from '@/lib/accounts/schema';
import { JSON_TYPE } from '../answers/headers';
import { ownTokens, tokenCreated } from '../answers/tokens';
import { operation } from '../operation';

const BY_HAND = 'Only in person, signed in with a browser: a token never makes or ends one.';

export const listTokens = operation({
  id: 'tokens.list',
  method: 'GET',
  path: '/tokens',
  summary: 'Your personal access tokens',
  input: z.strictObject({}),
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: ownTokens },
});

export const createTokenOperation = operation({
  id: 'tokens.create',
  method: 'POST',
  path: '/tokens',
  summary: 'Make a personal access token',
  // Without an Idempotency-Key on purpose: its answer would keep the token itself.
  description: `${BY_HAND} The answer is the only place where the token stands in full.`,
  input: createTokenInput,
  body: 'json',
  answer: { status: 201, type: JSON_TYPE, schema: tokenCreated },
});

export const endTokenOperation = operation({
  id: 'tokens.end',
  method: 'DELETE',
  path: '/tokens/{tokenId}',
  summary: 'Revoke a token, from its next request on',
  description: BY_HAND,
  input: endTokenInput,
  body: 'none',
  answer: { status: 204 },
});
