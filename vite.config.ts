import { sveltekit } from '@sveltejs/kit/vite';
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit()],
  build: {
    target: 'es2023',
    // Every file is compressed by scripts/house/precompress.mjs; inlined assets would need data: in the policy.
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**', 'tests/**/*.browser.test.ts'],
    // Every core: the engine computes on the thread of its test.
    maxWorkers: '100%',
    testTimeout: 180_000,
    setupFiles: ['tests/support/bounded-properties.ts'],
  },
});
