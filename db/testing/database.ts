import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { dropDatabase, type TestCluster, urlOf } from './cluster';

/** A migrated, empty database of one test file. */
export type TestDatabase = {
  readonly url: string;
  readonly sql: postgres.Sql;
  /** Ends the connections and drops the database. */
  close(): Promise<void>;
};

/**
 * Clones the migrated template. Call it once per file in `beforeAll` and close it in `afterAll`.
 * Throws when the server refuses or the migrations do not apply.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { adminUrl, template } = await testCluster();
  const name = `test_${randomBytes(8).toString('hex')}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database "${name}" template "${template}" strategy file_copy`);
  await admin.end();
  const url = urlOf(adminUrl, name);
  const sql = postgres(url, { max: 10, onnotice: () => {} });
  return {
    url,
    sql,
    close: async () => {
      await sql.end({ timeout: 1 });
      await dropDatabase(adminUrl, name);
    },
  };
}

async function testCluster(): Promise<TestCluster> {
  const response = await fetch(inject('testClusterAddress'));
  const text = await response.text();
  if (!response.ok) throw new Error(`no database for tests: ${text}`);
  return JSON.parse(text) as TestCluster;
}
