import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { onlyWindowTexts } from './windowTexts.mjs';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * Builds the window's page to out/renderer. Everything becomes a file of its own (no inlined scripts, styles or data
 * addresses), so that the page works under `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-...'; img-src 'self'`.
 */
export default defineConfig({
  root: path('../renderer'),
  base: './',
  plugins: [onlyWindowTexts, react()],
  build: {
    outDir: path('../out/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
  },
});
