import { readFile } from 'node:fs/promises';
import { TokenServiceBindings } from '@loopback/authentication-jwt';
import { securityId } from '@loopback/security';
import { startDatabase } from '@partner-journey/example-surroundings/database.js';
import { createApplication } from './server.js';

/** What the page knows of who is signed in. */
export const settings = { memberId: 1 };

/**
 * Starts the LoopBack application with the sample data.
 * @param {number} port
 * @returns {Promise<{ url: string, database: { query(sql: string, values?: unknown[]): Promise<any[]> }, signIn(seconds?: number): Promise<string>, stop(): Promise<void> }>}
 *   `signIn` gives a token of Ana that is good for an hour, or for so many seconds
 */
export async function startLoopback(port) {
  const database = await startDatabase();
  const application = createApplication(port, database.url);
  await application.migrateSchema();
  await database.run(await readFile(new URL('data.sql', import.meta.url), 'utf8'));
  await application.start();
  return {
    url: `http://127.0.0.1:${port}`,
    database,
    async signIn(seconds = 3600) {
      application.bind(TokenServiceBindings.TOKEN_EXPIRES_IN).to(String(seconds));
      const tokens = await application.get(TokenServiceBindings.TOKEN_SERVICE);
      return tokens.generateToken({ [securityId]: String(settings.memberId), name: 'Ana Duarte' });
    },
    async stop() {
      await application.stop();
      await database.stop();
    },
  };
}
