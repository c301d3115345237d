import { Injectable, Module, type DynamicModule, type Type } from '@nestjs/common';
import { DiscoveryModule, InitializeOnPreviewAllowlist, ModulesContainer, NestFactory } from '@nestjs/core';
import {
  GlobalEnhancers,
  GLOBALS,
  IntentExplorer,
  IntentRegistry,
  InvalidHandlersError,
  unprovidedHandlerClasses,
  type HandlerDefinition,
} from '../../intents/index.js';
import { describeHandler } from './describe-handlers.js';
import { describeSurroundings } from './describe-surroundings.js';
import type { ExploredApp } from './described-handler.types.js';

/** Provides the explorer and the modules: an application in preview mode returns no providers. */
@Injectable()
class ExplorerHolder {
  static current?: ExplorerHolder;

  constructor(
    readonly explorer: IntentExplorer,
    readonly modules: ModulesContainer,
  ) {
    ExplorerHolder.current = this;
  }
}

@Module({})
class ExplorerModule {
  static above(module: Type | DynamicModule): DynamicModule {
    return {
      module: ExplorerModule,
      imports: [DiscoveryModule, module],
      providers: [{ provide: GLOBALS, useValue: 'http' }, GlobalEnhancers, IntentExplorer, ExplorerHolder],
    };
  }
}

/**
 * Finds the handlers of an application in Nest's preview mode: all modules are scanned, and none of their providers is
 * instantiated, so no database is connected and no port opened. Only the top level of the files and the static methods
 * of dynamic modules run. Handlers that a factory creates cannot be found this way.
 */
export async function exploreModule(module: Type | DynamicModule): Promise<ExploredApp> {
  for (const made of [ExplorerModule, DiscoveryModule]) InitializeOnPreviewAllowlist.add(made);
  ExplorerHolder.current = undefined;
  await NestFactory.createApplicationContext(ExplorerModule.above(module), {
    preview: true,
    logger: false,
    abortOnError: false,
  }).catch(ignoreUnmadeEnhancers);
  const holder = holderOfExplorer();
  if (holder === undefined) throw new Error('Nest made no explorer in preview mode.');
  const { handlers, problems } = holder.explorer.explore();
  return {
    handlers: handlers.map(describeHandler),
    problems: [
      ...clashes(handlers, problems),
      ...unprovidedHandlerClasses().map((name) => `${name} is decorated, but no module provides it.`),
    ],
    surroundings: await describeSurroundings(holder.modules),
  };
}

/**
 * After scanning, Nest rejects global enhancers without an instance, or whose method is set in the constructor: in
 * preview mode no constructor runs.
 */
function ignoreUnmadeEnhancers(error: unknown): void {
  if (error instanceof Error && /Enhancer\w*Exception$/.test(error.constructor.name)) return;
  throw error;
}

/** TypeScript does not see that Nest has set it. */
function holderOfExplorer(): ExplorerHolder | undefined {
  return ExplorerHolder.current;
}

function clashes(handlers: readonly HandlerDefinition[], known: readonly string[]): readonly string[] {
  try {
    new IntentRegistry().register(handlers, known);
    return [];
  } catch (error) {
    if (error instanceof InvalidHandlersError) return error.problems;
    throw error;
  }
}
