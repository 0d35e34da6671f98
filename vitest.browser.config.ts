import { defineConfig } from 'vitest/config';

/** Tests in a real Chromium: the built site under a sub-folder, and modules in a page. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts', 'tests/**/*.browser.test.ts'],
    // One browser at a time: timings stay honest on two cores.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
