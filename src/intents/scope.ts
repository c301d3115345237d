import { channelName, parseLanguage, type IntentRequest } from '../protocol/index.js';
import type { IntentScope } from './intent-binding.types.js';

/** The weight of each condition: a handler for one bot is more specific than one for a language, and so on. */
const WEIGHTS = { bot: 16, project: 8, channel: 4, region: 2, language: 1 } as const;

const CONDITIONS = [
  'bot',
  'project',
  'language',
  'channel',
] as const satisfies readonly (keyof IntentScope)[];

/** A scope compiled for matching. Of two scopes that match, the one with the higher rank is more specific. */
export interface CompiledScope {
  readonly rank: number;
  readonly bots?: ReadonlySet<string>;
  readonly projects?: ReadonlySet<string>;
  readonly channels?: ReadonlySet<string>;
  readonly language?: string;
}

/** One compiled scope for each language, because `it-CH` is more specific than `it`. */
export function compileScope(scope: IntentScope): CompiledScope[] {
  const bots = setOf(scope.bot);
  const projects = setOf(scope.project);
  const channels = setOf(scope.channel, channelName);
  const rank = (bots ? WEIGHTS.bot : 0) + (projects ? WEIGHTS.project : 0) + (channels ? WEIGHTS.channel : 0);
  const languages = setOf(scope.language, canonicalLanguage);
  if (!languages) return [{ rank, bots, projects, channels }];
  return [...languages].map((language) => ({
    rank: rank + (language.includes('-') ? WEIGHTS.region : WEIGHTS.language),
    bots,
    projects,
    channels,
    language,
  }));
}

export function scopeHolds(scope: CompiledScope, request: IntentRequest): boolean {
  const { bot } = request;
  if (scope.rank === 0) return true;
  if (scope.bots && !scope.bots.has(bot.name) && !scope.bots.has(bot.id) && !scope.bots.has(bot.rootId))
    return false;
  if (scope.projects && !scope.projects.has(bot.projectId)) return false;
  if (scope.channels && !scope.channels.has(request.channel)) return false;
  return (
    scope.language === undefined || scope.language === request.language || scope.language === request.locale
  );
}

/** True if one request could match both, and neither is more specific: the choice between them would be arbitrary. */
export function scopesClash(one: CompiledScope, other: CompiledScope): boolean {
  return (
    one.rank === other.rank &&
    one.language === other.language &&
    overlap(one.bots, other.bots) &&
    overlap(one.projects, other.projects) &&
    overlap(one.channels, other.channels)
  );
}

/** The name of a scope in errors and in the table of intents: `bot shop, language it`. */
export function describeScope(scope: IntentScope): string {
  return CONDITIONS.filter((condition) => scope[condition] !== undefined)
    .map((condition) => `${condition} ${[scope[condition]].flat().join(' or ')}`)
    .join(', ');
}

function overlap(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean {
  if (!one || !other) return one === other;
  return [...one].some((value) => other.has(value));
}

function setOf(
  value: string | readonly string[] | undefined,
  map: (value: string) => string = (same) => same,
): ReadonlySet<string> | undefined {
  return value === undefined ? undefined : new Set([value].flat().map(map));
}

function canonicalLanguage(tag: string): string {
  return parseLanguage(tag)?.locale ?? tag;
}
