import type { EngineVariable } from '../protocol/index.js';

/**
 * The intents of your bots and the variables of their conversations, by display name and by `#<intent_id>`. Empty here:
 * `npx pingstreams-fulfillment generate` writes a file that fills it in, and from then on `@Intent` takes known names
 * only, and `IntentContext<'order.status'>` knows the names in its `params`.
 *
 * @publicApi
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled in by declaration merging
export interface KnownIntents {}

/**
 * Any string, as long as no intents are known. A template, because the compiler's messages then list the names, where
 * they would only say `keyof KnownIntents`.
 */
// eslint-disable-next-line @typescript-eslint/no-redundant-type-constituents -- never only as long as nothing is declared
export type KnownIntentName = keyof KnownIntents extends never ? string : `${keyof KnownIntents & string}`;

/**
 * The variables of a known intent by name, with those of the engine; any name, where the intent is not known. Values are
 * user input, so never more than `unknown`.
 */
export type IntentParamsOf<Name extends string> = Name extends keyof KnownIntents
  ? Readonly<KnownIntents[Name] & Partial<Record<EngineVariable, unknown>>>
  : Readonly<Record<string, unknown>>;
