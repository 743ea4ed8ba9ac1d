import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/vscode/suite/**', 'test/bench/**'],
    testTimeout: 120_000,
    maxWorkers: '100%',
  },
});
