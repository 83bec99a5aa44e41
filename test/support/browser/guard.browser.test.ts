import { expect } from 'chai';
import { takeUncaughtErrors } from './uncaught-errors.js';

describe('The guard of the browser tests', () => {
  it('hears of an error that nobody caught', async () => {
    setTimeout(() => {
      throw new Error('thrown in a timer');
    });
    await new Promise((resolve) => setTimeout(resolve));

    expect((await takeUncaughtErrors()).join()).to.contain('thrown in a timer');
  });

  it('hears of a rejection that nobody caught', async () => {
    void Promise.reject(new Error('rejected by nobody'));

    expect((await takeUncaughtErrors()).join()).to.contain('rejected by nobody');
  });
});
