import { z } from 'zod';

const flag = z
  .enum(['0', '1', ''])
  .default('0')
  .transform((v) => v === '1');

const schema = z.object({
  /** postgres:// address of PostgreSQL ≥ 15. */
  DATABASE_URL: z.string().min(1),
  /** 0 where the account may not use the role chirograph_app (see db/migrations/0001). */
  DATABASE_APP_ROLE: z
    .enum(['0', '1'])
    .default('1')
    .transform((v) => v === '1'),
  /** S3 endpoint as the server reaches it. */
  S3_ENDPOINT: z.string().optional(),
  /** S3 endpoint as browsers reach it; presigned addresses are made for it. */
  S3_PUBLIC_ENDPOINT: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().min(3).default('chirograph'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: flag,
  /** Set by the launcher when the store is the embedded one. */
  S3_EMBEDDED: flag,
  /** Days of Object Lock retention asked of stores that offer it. */
  S3_RETENTION_DAYS: z.coerce.number().int().min(0).default(3650),
  /** Address people type, without a trailing slash. */
  CHIROGRAPH_URL: z.url().default('http://localhost:3000'),
  /** Key of session cookies. */
  CHIROGRAPH_SECRET: z.string().min(32),
  /** Folder of the signing keys, outside the database. */
  CHIROGRAPH_KEYS: z.string().min(1),
  /** smtp://user:password@host:port; without it mail goes to the outbox in the app. */
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Chirograph <chirograph@localhost>'),
  OPEN_REGISTRATION: flag,
  /** Asked for at first set-up, so that nobody else on the network comes first. */
  CHIROGRAPH_SETUP_CODE: z.string().min(8).optional(),
  /** Number of reverse proxies in front whose X-Forwarded-For entries are believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  /** File of law texts in place of ours (docs/formats/law-texts.md). */
  LAW_TEXTS: z.string().optional(),
  /** File of months in which models were first public, in place of ours (docs/formats/law-texts.md). */
  MODEL_RELEASES: z.string().optional(),
  /** Port and address of the capture gateway; without a port there is none. */
  GATEWAY_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  GATEWAY_HOST: z.string().default('127.0.0.1'),
  /** Address at which tools reach the gateway; made from CHIROGRAPH_URL and the port where absent. */
  GATEWAY_URL: z.url().optional(),
  /** Folder in which the gateway notes what is on its way; one within CHIROGRAPH_KEYS where absent. */
  GATEWAY_JOURNAL: z.string().optional(),
  /** Origins the gateway may talk to, separated by commas; empty allows none. */
  GATEWAY_UPSTREAMS: z.string().default(''),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/**
 * Settings of this process, read once. Throws with every wrong name listed, never a value.
 * The only place that reads the environment, besides the log level.
 */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const names = result.error.issues.map((i) => `${i.path.join('.')} (${i.code})`);
    throw new Error(`settings missing or wrong: ${names.join(', ')}`);
  }
  parsed = result.data;
  return parsed;
}
