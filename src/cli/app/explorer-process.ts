import type { ExplorerMessage } from './described-handler.types.js';
import { exploreModule } from './explore-module.js';
import { apartFailure, loadRootModule, NO_ROOT_MODULE } from './root-module.js';

/** Started by `exploreApp` with the path of the root module; sends one message and ends. */
const [, , path = ''] = process.argv;
const message = await explore(path).catch(apartFailure);
process.send?.(message, () => process.exit());

async function explore(file: string): Promise<ExplorerMessage> {
  const module = await loadRootModule(file);
  return module === undefined ? NO_ROOT_MODULE : { found: await exploreModule(module) };
}
