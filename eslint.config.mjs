import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** @type {['error', object]} */
const maxLines = ['error', { max: 300, skipBlankLines: true, skipComments: true }];

/** Import specifiers that the engine may not name: it is pure, so that the same code runs anywhere. */
const outsideOfEngine = [
  { group: ['node:*', 'vscode', 'vscode-*', 'vscode-*/**'], message: 'The engine knows neither Node nor the editor.' },
  {
    group: ['**/service/**', '**/lsp/**', '**/cli/**', '**/client/**', '**/media/**'],
    message: 'The engine is imported by the others, never the other way round.',
  },
];

export default defineConfig(
  globalIgnores(['dist/**', 'coverage/**', '.vscode-test/**']),
  {
    files: ['**/*.ts', '**/*.mjs'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      // An index that was just checked is asserted as its type; "!" would say the same, and is forbidden.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['server/**/*.ts', 'client/**/*.ts', 'media/**/*.ts'],
    rules: {
      'max-lines': maxLines,
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'A name says what a file decides: export it by name.' },
      ],
    },
  },
  {
    files: ['server/engine/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: outsideOfEngine }],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness comes from a seeded generator.' },
        { object: 'Date', property: 'now', message: 'The engine has no clock: count steps.' },
      ],
      'no-restricted-globals': ['error', 'Date', 'performance', 'process', 'console', 'window', 'document'],
    },
  },
  {
    files: ['server/service/**/*.ts', 'server/cli/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['vscode-languageserver', 'vscode-languageserver/**'], message: 'Only server/lsp speaks LSP.' },
          ],
        },
      ],
    },
  },
  {
    // Programs for a terminal: what they print is what they are for.
    files: ['*.mjs', 'test/**/*.mjs', 'test/vscode/**/*.ts', 'test/bench/**/*.ts', 'server/cli/main.ts'],
    rules: { 'no-console': 'off' },
  },
);
