import { paramsReadBy, type HandlerDefinition, type IntentBinding } from '../../intents/index.js';
import type { DescribedBinding, DescribedHandler } from './described-handler.types.js';

export function describeHandler(handler: HandlerDefinition): DescribedHandler {
  const { label, module, bindings } = handler;
  const reads = paramsReadBy(handler);
  return { label, module, bindings: bindings.map(describeBinding), ...(reads !== undefined && { reads }) };
}

function describeBinding({ kind, names, options: { bot } }: IntentBinding): DescribedBinding {
  return {
    kind,
    names: names.filter((name) => typeof name === 'string'),
    patterns: names
      .filter((name) => name instanceof RegExp)
      .map(({ source, flags }) => ({ source, flags: flags.replace(/[gy]/g, '') })),
    ...(bot !== undefined && { bots: [bot].flat() }),
  };
}
