import { mkdirSync, writeFileSync } from 'node:fs';
import { renderConfigurationPage } from '../config/index.js';

/** `npm run docs`: writes the pages that are made from the code. Run it in the root of the project. */
mkdirSync('docs', { recursive: true });
writeFileSync('docs/configuration.md', renderConfigurationPage());
