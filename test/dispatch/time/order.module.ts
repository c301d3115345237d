import { Module } from '@nestjs/common';
import { Fallback, FulfillmentModule, Intent, type IntentContext, Intents } from '../../../src/index.js';
import { Gate } from './gate.js';

export const signals = new Map<string, AbortSignal>();
/** The user's words of every run, in the order of the starts. */
export const starts: string[] = [];
const gates = new Map<string, Gate>();

/** Every message waits at a separate gate, named by the user's words. */
export function gateOf(words: string): Gate {
  let gate = gates.get(words);
  if (gate === undefined) gates.set(words, (gate = new Gate()));
  return gate;
}

@Intents()
export class OrderIntents {
  @Fallback()
  serial(context: IntentContext): Promise<string> {
    return this.work(context);
  }

  @Intent('parallel', { order: 'parallel' })
  parallel(context: IntentContext): Promise<string> {
    return this.work(context);
  }

  @Intent('latest', { order: 'latest' })
  latest(context: IntentContext): Promise<string> {
    signals.set(context.text, context.signal);
    return this.work(context);
  }

  @Intent('debounced', { order: { debounce: 400 } })
  debounced({ text }: IntentContext): string {
    starts.push(text);
    return text;
  }

  @Intent('twice', { duplicates: false })
  twice({ text }: IntentContext): string {
    starts.push(text);
    return text;
  }

  @Intent('impatient', { deadline: 100, placeholder: 'One moment…' })
  impatient(context: IntentContext): Promise<string> {
    return this.work(context);
  }

  private work({ text }: IntentContext): Promise<string> {
    starts.push(text);
    return gateOf(text).pass() as Promise<string>;
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [OrderIntents] })
export class OrderModule {}
