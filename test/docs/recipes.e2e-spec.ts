import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/built-dist.js';

const page = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
const [, recipes = ''] = /^## Recipes$(.*?)^## /ms.exec(page) ?? [];
const FILE = /`((?:src|docs|deploy|test|examples)\/[\w./-]+)`/g;

/** The most steps of each recipe, its tests and pages included. A recipe that grows is a design that needs work. */
const MOST_STEPS: Readonly<Record<string, number>> = {
  'A setting': 4,
  'A metric': 4,
  'A caller verifier': 5,
  'A kind of reply': 5,
  'A platform operation': 6,
};

/** By its title: the files that a contributor touches. */
const filesByRecipe = recipes
  .split(/^### /m)
  .slice(1)
  .map((recipe) => ({
    title: recipe.slice(0, recipe.indexOf('\n')),
    files: [...recipe.matchAll(FILE)].map(([, file = '']) => file),
    steps: [...recipe.matchAll(/^\d+\. /gm)].length,
  }));

describe('The recipes of CONTRIBUTING.md', () => {
  it('are those for the most common additions', () => {
    expect(filesByRecipe.map(({ title }) => title)).toEqual(Object.keys(MOST_STEPS));
  });

  it.each(filesByRecipe)('$title: names files that exist', ({ files }) => {
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it.each(filesByRecipe)('$title: has no more steps than before', ({ title, steps }) => {
    expect(steps).toBeGreaterThan(2);
    expect(steps).toBeLessThanOrEqual(MOST_STEPS[title] ?? 0);
  });
});
