import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { startPostgres } from '../../scripts/launcher/postgres.mjs';

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/** Where tests get their databases: a server, and on it one migrated database to clone. */
export type TestCluster = {
  /** A role that may create databases, connected to a database that is not the template. */
  readonly adminUrl: string;
  /** Name of the database that holds every migration and no rows. */
  readonly template: string;
};

/**
 * Starts a throwaway PostgreSQL, or uses the one TEST_DATABASE_URL names, and migrates the
 * template in it. No connection to the template stays open: PostgreSQL refuses to clone a
 * database somebody is connected to.
 */
export async function startTestCluster(): Promise<TestCluster & { close(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    const template = `template_app_${randomBytes(4).toString('hex')}`;
    await createTemplate(given, template);
    return { adminUrl: given, template, close: () => dropDatabase(given, template) };
  }
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'chirograph-test-'));
  const server = await startPostgres({ dataDir, throwaway: true });
  const template = 'template_app';
  await createTemplate(server.url, template);
  return {
    adminUrl: server.url,
    template,
    close: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The same address with another database name. */
export function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

/** Drops a database and whoever is still connected to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`drop database if exists "${name}" with (force)`);
  await sql.end();
}

async function createTemplate(adminUrl: string, name: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database "${name}"`);
  await admin.end();
  if (!existsSync(path.join(MIGRATIONS, 'meta', '_journal.json'))) return;
  const sql = postgres(urlOf(adminUrl, name), { max: 1, onnotice: () => {} });
  await migrate(drizzle(sql), { migrationsFolder: MIGRATIONS });
  await sql.end();
}
