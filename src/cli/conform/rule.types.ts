import type { Exchange } from '../http/index.js';
import type { ServiceUnderTest } from './service-under-test.js';

/** One thing that the platform punishes, or that its users would pay for. */
export interface RuleText {
  /** What is asked of the service, in one sentence. */
  readonly title: string;
  /** What happens otherwise. */
  readonly why: string;
  /** The sections of the documentation that explain it, relative to the package. */
  readonly see: readonly string[];
}

/** A rule that calls the service and judges what comes. */
export interface ProbeRule extends RuleText {
  /** It is tried even when the service answers no ordinary call. */
  readonly first?: true;
  probe(service: ServiceUnderTest): Promise<RuleVerdict>;
}

/** A rule that looks at every exchange that there was, of whichever probe. */
export interface EvidenceRule extends RuleText {
  /** @returns what is wrong; nothing when the rule is kept; `undefined` when it does not speak of this exchange */
  examine(exchange: Exchange, service: ServiceUnderTest): readonly string[] | undefined;
}

/** By id: what a report names. Lower case, words by `-`, stable. */
export type RuleTable = Readonly<Record<string, ProbeRule | EvidenceRule>>;

export type RuleVerdict =
  | { readonly status: 'kept' }
  | { readonly status: 'broken'; readonly problems: readonly string[] }
  | { readonly status: 'skipped'; readonly reason: string };

export type RuleResult = RuleText & RuleVerdict & { readonly id: string };
