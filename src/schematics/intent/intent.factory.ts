import { join, normalize, type Path } from '@angular-devkit/core';
import {
  apply,
  applyTemplates,
  chain,
  filter,
  mergeWith,
  move,
  noop,
  url,
  type Rule,
  type Tree,
} from '@angular-devkit/schematics';
import { isEsmProject, ModuleDeclarator, ModuleFinder } from '@nestjs/schematics';
import { intentNames, type IntentNames } from './intent-names.js';
import type { IntentSchematicOptions } from './intent-options.interface.js';

const TYPE = 'intent';

/**
 * `nest g -c pingstreams-fulfillment intent orders/order.status`: a handler, its test, and its name among the providers
 * of the nearest module. The part before the last `/` is the folder below the source root.
 */
export function intent(options: IntentSchematicOptions): Rule {
  const slash = options.name.lastIndexOf('/');
  const names = intentNames(options.name.slice(slash + 1));
  const below = [options.sourceRoot ?? 'src', options.path ?? '', options.name.slice(0, Math.max(slash, 0))];
  const folder = below.reduce<Path>((path, part) => join(path, part), normalize('/'));
  return (tree) =>
    chain([
      mergeWith(
        apply(url('./files'), [
          options.spec === false ? filter((path) => !path.includes('__spec__')) : noop(),
          applyTemplates({
            ...names,
            quoted,
            spec: options.specFileSuffix ?? 'spec',
            extension: extensionIn(tree),
          }),
          move(folder),
        ]),
      ),
      options.skipImport === true ? noop() : addToModule(names, folder),
    ]);
}

function addToModule({ file, className }: IntentNames, folder: Path): Rule {
  return (tree) => {
    const module = new ModuleFinder(tree).find({ name: file, path: folder });
    if (module === null) return tree;
    const declared = new ModuleDeclarator().declare(tree.readText(module), {
      metadata: 'providers',
      type: TYPE,
      name: file,
      className,
      path: folder,
      module,
      isEsm: isEsmProject(tree),
    });
    tree.overwrite(module, declared);
    return tree;
  };
}

/** In an ES module project, relative imports need the extension of the compiled file. */
function extensionIn(tree: Tree): string {
  return isEsmProject(tree) ? '.js' : '';
}

/** Escapes a text for a string in single quotes. */
function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}
