import { defineConfig } from 'vitest/config';

/** What starts processes or browsers, or changes the one it runs in: each file has a process of its own. */
const ownProcess = [
  'test/cli/**/*.test.ts',
  'test/lsp/**/*.test.ts',
  'test/media/**/*.test.ts',
  'test/vscode/*.test.ts',
];
const exclude = ['**/node_modules/**', 'test/vscode/suite/**', 'test/bench/**'];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'processes', include: ownProcess, exclude } },
      // The engine is pure: files share it, as the blocks of a note do, and what one of them remembers changes no answer of another.
      {
        extends: true,
        test: { name: 'engine', include: ['test/**/*.test.ts'], exclude: [...exclude, ...ownProcess], isolate: false },
      },
    ],
  },
});
