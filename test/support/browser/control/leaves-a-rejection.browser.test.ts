describe('A test that leaves something uncaught', () => {
  it('fails, though it asserts nothing', () => {
    void Promise.reject(new Error('left by the control'));
  });
});
