import type { Exchange } from '../http/index.js';
import type { ServiceUnderTest } from './service-under-test.js';

/** A condition whose violation breaks the bot or harms its users. */
export interface RuleText {
  /** The requirement, in one sentence. */
  readonly title: string;
  /** The consequence of a violation. */
  readonly why: string;
  /** The sections of the documentation that explain it, relative to the package. */
  readonly see: readonly string[];
}

/** A rule that calls the service and checks the result. */
export interface ProbeRule extends RuleText {
  /** It runs even if the service answers no ordinary call. */
  readonly first?: true;
  probe(service: ServiceUnderTest): Promise<RuleVerdict>;
}

/** A rule that checks every exchange, of any probe. */
export interface EvidenceRule extends RuleText {
  /** @returns the violation; nothing if the rule is kept; `undefined` if it does not apply to this exchange */
  examine(exchange: Exchange, service: ServiceUnderTest): readonly string[] | undefined;
}

/** By id: what a report names. Lower case, words by `-`, stable. */
export type RuleTable = Readonly<Record<string, ProbeRule | EvidenceRule>>;

export type RuleVerdict =
  | { readonly status: 'kept' }
  | { readonly status: 'broken'; readonly problems: readonly string[] }
  | { readonly status: 'skipped'; readonly reason: string };

export type RuleResult = RuleText & RuleVerdict & { readonly id: string };
