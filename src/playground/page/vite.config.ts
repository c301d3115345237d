import { defineConfig } from 'vite';

/** Builds the page beside the compiled server, which serves it. Everything is a file: the policy allows nothing inline. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/playground/',
  build: {
    outDir: '../../../dist/src/playground/public',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    // The page holds parts of others, and their licences go with them.
    license: { fileName: 'licenses.md' },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
