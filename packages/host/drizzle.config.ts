import { defineConfig } from 'drizzle-kit';

/** Makes `migrations/` out of the schema: `npm run migrations -w @partner-journey/host`. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/database/schema/index.ts',
  out: './migrations',
});
