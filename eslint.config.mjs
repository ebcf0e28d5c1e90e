import { defineConfig, globalIgnores } from 'eslint/config'
import next from 'eslint-config-next'
import typescript from 'eslint-config-next/typescript'

export default defineConfig([
  globalIgnores([
    '**/.next/**',
    'node_modules/**',
    'prisma/client/**',
    '.programs*/**',
    '**/next-env.d.ts',
    'test-results/**',
    '.data*/**',
    'playwright-report/**',
  ]),
  ...next,
  ...typescript,
  {
    settings: { react: { version: '19' } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/ban-ts-comment': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
])
