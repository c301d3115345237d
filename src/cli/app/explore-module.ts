import { Injectable, Module, type DynamicModule, type Type } from '@nestjs/common';
import { DiscoveryModule, InitializeOnPreviewAllowlist, NestFactory } from '@nestjs/core';
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
import type { ExploredApp } from './described-handler.types.js';

/** Hands out the explorer: an application in preview gives nothing to those who ask it. */
@Injectable()
class ExplorerHolder {
  static current?: IntentExplorer;

  constructor(explorer: IntentExplorer) {
    ExplorerHolder.current = explorer;
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
  await NestFactory.createApplicationContext(ExplorerModule.above(module), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  const explorer = ExplorerHolder.current;
  if (explorer === undefined) throw new Error('Nest made no explorer in preview mode.');
  const { handlers, problems } = explorer.explore();
  return {
    handlers: handlers.map(describeHandler),
    problems: [
      ...clashes(handlers, problems),
      ...unprovidedHandlerClasses().map((name) => `${name} is decorated, but no module provides it.`),
    ],
  };
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
