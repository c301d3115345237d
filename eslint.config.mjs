import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import { FOLDERS, LEAVES } from './tools/folders.mjs';

const oneWayImports = FOLDERS.map((folder, position) => {
  const allowed = LEAVES.has(folder) ? ['common'] : FOLDERS.slice(0, position);
  const forbidden = FOLDERS.filter((other) => other !== folder && !allowed.includes(other));
  return {
    files: [`src/${folder}/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                ...forbidden.flatMap((other) => [`../${other}/**`, `../../${other}/**`]),
                '../index.js',
                ...(['testing', 'cli', 'schematics'].includes(folder) ? [] : ['../*.module.js']),
              ],
              message: `Imports point one way: src/${folder} may import ${allowed.map((name) => `src/${name}`).join(', ') || 'no other folder'}.`,
            },
          ],
        },
      ],
    },
  };
});

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'test/.groups/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // One public class each, whose methods users find on one value: parts of it would be base classes without a meaning.
    files: ['src/replies/reply.ts', 'src/messaging/conversation/conversation.ts'],
    rules: { 'max-lines': ['error', { max: 450 }] },
  },
  ...oneWayImports,
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', fetch: 'readonly' } },
  },
  {
    files: ['bench/**/*.mjs'],
    languageOptions: { globals: { Buffer: 'readonly', performance: 'readonly', setImmediate: 'readonly' } },
  },
);
