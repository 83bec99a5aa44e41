import { defineConfig } from 'drizzle-kit';

/** Makes `migrations/` out of the schema: `npx drizzle-kit generate` in this folder. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/database/schema/index.ts',
  out: './migrations',
});
