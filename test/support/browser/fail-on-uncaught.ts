import { takeUncaughtErrors } from './uncaught-errors.js';

afterEach('nothing is left uncaught', async function () {
  const uncaught = await takeUncaughtErrors();
  if (uncaught.length === 0) return;
  throw new Error(`Not caught on the page in "${this.currentTest?.fullTitle()}":\n${uncaught.join('\n')}`);
});
