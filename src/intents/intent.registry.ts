import { Injectable } from '@nestjs/common';
import { closest, distance } from 'fastest-levenshtein';
import type { MatchedBy } from '../calls/index.js';
import type { IntentRequest } from '../protocol/index.js';
import type { HandlerDefinition } from './handler-definition.js';
import type { IntentBinding, IntentName } from './intent-binding.types.js';
import { InvalidHandlersError } from './invalid-handlers.error.js';
import { compileScope, describeScope, scopeHolds, scopesClash, type CompiledScope } from './scope.js';
import { timingProblems } from './timing-problems.js';

/** The handler that takes a request, and the decorator by which it does: a handler may carry several. */
export interface IntentMatch {
  readonly handler: HandlerDefinition;
  readonly binding: IntentBinding;
  readonly by: MatchedBy;
}

interface Candidate extends IntentMatch {
  readonly scope: CompiledScope;
}

interface PatternCandidate extends Candidate {
  readonly pattern: RegExp;
}

/**
 * Finds the handler of a request. The rule, in order: by `#intent_id`, by display name, by pattern, by fallback; and
 * among several of one kind the one with the most specific scope (bot, then project, channel, language). Two that
 * could both run, with nothing to choose between them, prevent the start.
 *
 * Names are looked up in a Map, so ten thousand of them cost what one costs; patterns are tried one by one.
 */
@Injectable()
export class IntentRegistry {
  private readonly exact = new Map<string, Candidate[]>();
  private patterns: PatternCandidate[] = [];
  private fallbacks: Candidate[] = [];
  private readonly listeners: ((handlers: readonly HandlerDefinition[]) => void)[] = [];

  /** Calls the listener with all handlers as soon as they are registered. */
  onRegistered(listener: (handlers: readonly HandlerDefinition[]) => void): void {
    this.listeners.push(listener);
  }

  /**
   * @param known problems of the same handlers that were found before
   * @throws InvalidHandlersError naming all problems, every clash with both owners
   */
  register(handlers: readonly HandlerDefinition[], known: readonly string[] = []): void {
    for (const handler of handlers) {
      for (const binding of handler.bindings) {
        for (const scope of compileScope(binding.options)) this.add({ handler, binding, scope });
      }
    }
    for (const candidates of this.exact.values()) candidates.sort(bySpecificity);
    this.patterns.sort((a, b) => bySpecificity(a, b) || byPattern(a.pattern, b.pattern));
    this.fallbacks.sort(bySpecificity);
    const problems = [
      ...new Set([
        ...known,
        ...this.nameless(handlers),
        ...this.misplaced(handlers),
        ...handlers.flatMap(timingProblems),
        ...this.clashes(),
      ]),
    ];
    if (problems.length > 0) throw new InvalidHandlersError(problems);
    for (const listener of this.listeners) listener(handlers);
  }

  find(request: IntentRequest): IntentMatch | undefined {
    const { id, name } = request.intent;
    return (
      (id === undefined ? undefined : holding(this.exact.get(`#${id}`), request)) ??
      holding(this.exact.get(name), request) ??
      this.findPattern(name, request) ??
      holding(this.fallbacks, request)
    );
  }

  /** The known name that looks most like this one, if it looks like it at all. For 'did you mean' in logs. */
  nearest(name: string): string | undefined {
    const names = [...this.exact.keys()];
    if (names.length === 0 || name.length > 200) return undefined;
    const candidate = closest(name, names);
    return distance(name, candidate) <= Math.max(2, name.length / 3) ? candidate : undefined;
  }

  private add(candidate: Omit<Candidate, 'by'>): void {
    if (candidate.binding.kind === 'fallback') this.fallbacks.push({ ...candidate, by: 'fallback' });
    for (const name of candidate.binding.names) {
      if (name instanceof RegExp) {
        this.patterns.push({ ...candidate, by: 'pattern', pattern: stateless(name) });
      } else if (typeof name === 'string') {
        const by = name.startsWith('#') ? 'id' : 'name';
        this.exact.set(name, [...(this.exact.get(name) ?? []), { ...candidate, by }]);
      }
    }
  }

  private findPattern(name: string, request: IntentRequest): Candidate | undefined {
    return this.patterns.find(({ pattern, scope }) => scopeHolds(scope, request) && pattern.test(name));
  }

  private nameless(handlers: readonly HandlerDefinition[]): string[] {
    return handlers
      .filter(({ bindings }) =>
        bindings.some(({ kind, names }) => kind === 'intent' && (names.length === 0 || names.some(isEmpty))),
      )
      .map(({ label }) => `${label} has an @Intent without a name: give it the intent's display name.`);
  }

  /** The compiler says it too, but not to JavaScript, nor of options between four names. */
  private misplaced(handlers: readonly HandlerDefinition[]): string[] {
    return handlers
      .filter(({ bindings }) =>
        bindings.some(({ names }) =>
          names.some((name: unknown) => typeof name !== 'string' && !(name instanceof RegExp)),
        ),
      )
      .map(
        ({ label }) =>
          `${label} has an @Intent with an argument that is neither a name nor a pattern: ` +
          'give strings and regular expressions first, and at most one object of options at the end.',
      );
  }

  private clashes(): string[] {
    const named = [...this.exact].flatMap(([name, candidates]) => pairs(`'${name}'`, candidates));
    const patterned = [...new Set(this.patterns.map(({ pattern }) => String(pattern)))].flatMap((source) =>
      pairs(
        source,
        this.patterns.filter(({ pattern }) => String(pattern) === source),
      ),
    );
    return [...named, ...patterned, ...pairs('a fallback', this.fallbacks)];
  }
}

function pairs(what: string, candidates: readonly Candidate[]): string[] {
  return candidates.flatMap((one, position) =>
    candidates
      .slice(position + 1)
      .filter((other) => scopesClash(one.scope, other.scope))
      .map((other) => clash(what, one, other)),
  );
}

function clash(what: string, one: Candidate, other: Candidate): string {
  const scope = describeScope(one.binding.options);
  const both = `${one.handler.label} (${one.handler.module}) and ${other.handler.label} (${other.handler.module})`;
  return (
    `${what}${scope ? ` for ${scope}` : ''} is handled by both ${both}: ` +
    'remove one, or give one a narrower scope: { bot, project, language, channel }.'
  );
}

function holding(
  candidates: readonly Candidate[] | undefined,
  request: IntentRequest,
): Candidate | undefined {
  return candidates?.find(({ scope }) => scopeHolds(scope, request));
}

function bySpecificity(one: Candidate, other: Candidate): number {
  return other.scope.rank - one.scope.rank;
}

/** The longer pattern says more; the alphabet decides the rest, so that the order never depends on the modules'. */
function byPattern(one: RegExp, other: RegExp): number {
  return other.source.length - one.source.length || (one.source < other.source ? -1 : 1);
}

/** `g` and `y` make a pattern remember where it stopped: the second user would get another answer than the first. */
function stateless(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
}

function isEmpty(name: IntentName): boolean {
  return typeof name === 'string' && name.trim() === '';
}
