import { z } from 'zod';
import type { TokenItem } from '@/lib/accounts/dto';
import { identifier, time } from './parts';

const token = z.object({
  id: identifier('token'),
  name: z.string(),
  scopes: z.enum(['read', 'read write']),
  createdAt: time,
  expiresAt: time,
  lastUsedAt: time.nullable(),
  expired: z.boolean(),
}) satisfies z.ZodType<TokenItem>;

export const ownTokens = z.object({ tokens: z.array(token) });

export const tokenCreated = z.object({
  tokenId: identifier('token'),
  token: z.string(),
  name: z.string(),
  expiresAt: time,
});
