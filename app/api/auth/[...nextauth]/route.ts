import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { failureReply } from '@/lib/door/failure';
import { requireOwnOrigin } from '@/lib/door/origin';
import { problem } from '@/lib/door/problem';
import { authOptions } from '@/lib/session/options';

type Context = { params: Promise<{ nextauth: string[] }> };

const answer = (request: NextRequest, context: Context): Promise<Response> =>
  // Settings are read at the first request, not when this module is built.
  NextAuth(request, context, authOptions());

/** Session, CSRF token and providers, as next-auth gives them. */
export const GET = answer;

/** Signing in and out; like every change, only from a page of ours. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  try {
    requireOwnOrigin(request.headers);
  } catch (error) {
    return problem(failureReply(error, { route: 'auth' }));
  }
  return answer(request, context);
}
