import { fileURLToPath } from 'node:url';
import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('..', import.meta.url));
const tests = ['**/*.test.ts', '**/testing/**/*.ts', 'test/**/*.ts'];
const inBrowsers = ['packages/{contract,client,elements,react}/src/**/*.ts'];

/** What a page that is not ours must never see us do. */
const neverInBrowsers = [
  {
    selector:
      'MemberExpression[object.name="document"][property.name=/^(querySelector(All)?|getElementById)$/]',
    message: 'The element may stand in any shadow root: ask getRootNode().',
  },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Text from a host is never markup: use a template.',
  },
  { selector: 'NewExpression[callee.name="Function"]', message: 'A strict page forbids it.' },
];

const onlyWords = [
  { selector: 'TSEnumDeclaration', message: 'Use a const object and its type.' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Use a module.' },
  { selector: 'TSParameterProperty', message: 'Declare the property.' },
];

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', 'storybook-static/', '**/*.json', 'coverage/', '**/.data/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ['tsconfig.json'], tsconfigRootDir: root } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400 }],
      'max-params': ['error', 4],
      // One clear word to the page's developer is allowed, noise is not.
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-syntax': ['error', ...onlyWords],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // What a page or a host hands over is checked whatever its type promises.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // Lit binds the handlers of a template; interfaces here are written as methods.
      '@typescript-eslint/unbound-method': 'off',
      // An async function that throws rejects: what an interface of promises asks for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'examples/*/src/**/*.ts'],
    ignores: ['**/fixtures/**', '**/seed/**'],
    rules: { 'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: inBrowsers,
    ignores: tests,
    rules: {
      'no-restricted-syntax': ['error', ...onlyWords, ...neverInBrowsers],
      'no-restricted-globals': ['error', 'localStorage', 'sessionStorage', 'name', 'event', 'status'],
    },
  },
  {
    files: ['packages/contract/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: 'zod', message: 'Import zod/mini: this ships to browsers.' },
      ],
    },
  },
  {
    files: ['packages/elements/src/**/*.ts', 'stories/**/*.ts'],
    ignores: ['**/*.test.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/ban-attributes': ['error', 'style'],
      'lit/no-legacy-imports': 'error',
      'lit/lifecycle-super': 'error',
      // Safari drops the role of a list without markers.
      'lit-a11y/no-redundant-role': 'off',
      // Legacy decorators define accessors: a field does not shadow them.
      'lit/no-classfield-shadowing': 'off',
    },
  },
  {
    // These hear of the clicks on the links inside them: a key on a link is a click too.
    files: [
      'packages/elements/src/base/journey-element.ts',
      'packages/elements/src/journey-resources/resource-card.ts',
    ],
    rules: { 'lit-a11y/click-events-have-key-events': 'off' },
  },
  {
    files: tests,
    rules: {
      'max-lines': ['error', { max: 600 }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['describe', 'it', 'before', 'after', 'test'], package: 'node:test' },
          ],
        },
      ],
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['packages/{host,cli}/**/*.ts', 'examples/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
);
