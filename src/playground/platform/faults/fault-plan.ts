import type { Fault, FaultName, FaultRule } from './fault.types.js';
import { faultOf } from './fault-of.js';

export interface PlannedFault extends FaultRule {
  readonly fault: Fault;
  /** Number of calls that will still fail. */
  left: number;
}

/** The faults of calls. The oldest rule that matches a call decides. */
export class FaultPlan {
  private rules: PlannedFault[] = [];

  /** The rules that are not used up. */
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

  /** Takes the fault of this call: the call uses it up. */
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
