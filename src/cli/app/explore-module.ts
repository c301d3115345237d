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

/** Hands out the explorer and the modules: an application in preview gives nothing to those who ask it. */
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
 * The handlers of an application, found in Nest's preview mode: all modules are read, and none of their providers is
 * made, so that no database is connected and no port opened. What runs is the top level of the files and the static
 * methods that make dynamic modules. Handlers that a factory makes cannot be seen this way.
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
 * At last, when all modules are read, Nest refuses global enhancers that are not made, or whose method only their
 * constructor makes: in preview no constructor runs.
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
