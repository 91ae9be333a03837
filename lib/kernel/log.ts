import pino from 'pino';

/**
 * Structured log to standard output. Logs are for operation, never evidence; the ledger is.
 * Personal and secret fields are removed before they are written.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  redact: {
    paths: [
      'password',
      'token',
      'cookie',
      'email',
      'fileName',
      'text',
      '*.password',
      '*.token',
      '*.email',
    ],
    censor: '[removed]',
  },
});
