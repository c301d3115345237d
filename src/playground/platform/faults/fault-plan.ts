import type { Fault, FaultName, FaultRule } from './fault.types.js';
import { faultOf } from './fault-of.js';

export interface PlannedFault extends FaultRule {
  readonly fault: Fault;
  /** How many calls it will still spoil. */
  left: number;
}

/** Which calls go wrong, and how. The oldest rule that fits a call decides about it. */
export class FaultPlan {
  private rules: PlannedFault[] = [];

  /** The rules that still wait for a call. */
  get waiting(): readonly Readonly<PlannedFault>[] {
    return this.rules;
  }

  /** @returns takes the fault back */
  add(fault: Fault | FaultName, rule: FaultRule): () => void {
    const planned = { ...rule, fault: faultOf(fault), left: rule.times ?? Infinity };
    this.rules.push(planned);
    return () => (this.rules = this.rules.filter((other) => other !== planned));
  }

  clear(): void {
    this.rules = [];
  }

  /** The fault of this call, which is thereby used up. */
  take(method: string, path: string, operation: string | undefined): PlannedFault | undefined {
    const rule = this.rules.find(
      (candidate) =>
        candidate.left > 0 &&
        (candidate.operation === undefined || candidate.operation === operation) &&
        (candidate.method === undefined || candidate.method === method) &&
        (candidate.path?.test(path) ?? true),
    );
    if (rule === undefined) return undefined;
    rule.left -= 1;
    if (rule.left <= 0) this.rules = this.rules.filter((other) => other !== rule);
    return rule;
  }
}
