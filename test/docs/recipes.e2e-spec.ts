import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/built-dist.js';

const page = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
const [, recipes = ''] = /^## Recipes$(.*?)^## /ms.exec(page) ?? [];
const FILE = /`((?:src|docs|deploy|test|examples)\/[\w./-]+)`/g;

/** By its title: the files that a contributor touches. */
const filesByRecipe = recipes
  .split(/^### /m)
  .slice(1)
  .map((recipe) => ({
    title: recipe.slice(0, recipe.indexOf('\n')),
    files: [...recipe.matchAll(FILE)].map(([, file = '']) => file),
  }));

describe('The recipes of CONTRIBUTING.md', () => {
  it('are those for the most common additions', () => {
    expect(filesByRecipe.map(({ title }) => title)).toEqual([
      'A setting',
      'A metric',
      'A caller verifier',
      'A kind of reply',
      'A platform operation',
    ]);
  });

  it.each(filesByRecipe)('$title: names files that exist', ({ files }) => {
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});
