import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // What prepares for a test (a lab, a copy of the program, a CRL of 5 MB) is work like the test's own.
    hookTimeout: 30_000,
    // The default leaves a core idle, which on a machine of two is half of it.
    maxWorkers: '100%',
    globalSetup: 'test/support/temporary.ts',
    // What is awaited comes or does not: the default of a second fails where a busy machine leaves the process alone for that long.
    expect: { poll: { timeout: 20_000 } },
  },
});
