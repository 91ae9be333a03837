import { statusOf } from '@/lib/kernel/errors';

const CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID',
  'CONFLICT',
  'SEALED',
  'TOO_LARGE',
  'RATE',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

/** Shape of every failure (RFC 9457). */
export function problemSchema() {
  const statuses = [...new Set(CODES.map(statusOf))].sort((a, b) => a - b);
  return {
    type: 'object',
    properties: {
      type: { type: 'string', description: 'urn:chirograph:problem:<code in lower case>' },
      title: { type: 'string', enum: [...CODES, 'METHOD_NOT_ALLOWED'] },
      status: { type: 'integer', enum: [...statuses, 405].sort((a, b) => a - b) },
      reason: { type: 'string', description: 'Stable key that says more, where there is more.' },
      fields: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'Member of the input → stable key of what is wrong with it.',
      },
      ref: { type: 'string', description: "Finds the failure in the server's log." },
    },
    required: ['type', 'title', 'status'],
  };
}
