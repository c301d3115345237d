import type { Branch, Node, Operand, Pipeline } from './go-template.types.js';
import { FUNCTIONS, isTrue, text } from './template-functions.js';

type Variables = ReadonlyMap<string, unknown>;

interface Scope {
  readonly dot: unknown;
  readonly variables: Variables;
}

/**
 * Renders the part of Go templates that the chart uses, because no npm package does so and Helm is not installed
 * everywhere; `helm-template.e2e-spec.ts` compares both. An unknown function, field or value throws, where Helm often prints
 * nothing.
 */
export class TemplateRenderer {
  /** @param definitions the bodies of `define`, which `include` renders */
  constructor(private readonly definitions: ReadonlyMap<string, readonly Node[]>) {}

  render(nodes: readonly Node[], dot: unknown): string {
    return this.nodes(nodes, { dot, variables: new Map([['$', dot]]) });
  }

  private nodes(nodes: readonly Node[], outer: Scope): string {
    let scope = outer;
    let output = '';
    for (const node of nodes) {
      if (node.kind === 'text') output += node.text;
      else if (node.kind === 'output') output += text(this.pipeline(node.pipeline, scope));
      else if (node.kind === 'variable')
        scope = withVariable(scope, node.name, this.pipeline(node.pipeline, scope));
      else if (node.kind !== 'define') output += this.branch(node, scope);
    }
    return output;
  }

  private branch(branch: Branch, scope: Scope): string {
    const value = this.pipeline(branch.pipeline, scope);
    if (!isTrue(value)) return this.nodes(branch.otherwise, scope);
    if (branch.kind === 'if') return this.nodes(branch.body, scope);
    if (branch.kind === 'with') return this.nodes(branch.body, { ...scope, dot: value });
    return entriesOf(value)
      .map(([key, item]) => {
        const values = branch.variables.length === 2 ? [key, item] : [item];
        const inner = branch.variables.reduce((all, name, index) => withVariable(all, name, values[index]), {
          ...scope,
          dot: item,
        });
        return this.nodes(branch.body, inner);
      })
      .join('');
  }

  private pipeline(pipeline: Pipeline, scope: Scope): unknown {
    const [first = [], ...others] = pipeline;
    return others.reduce<unknown>(
      (value, command) => this.command(command, scope, [value]),
      this.command(first, scope, []),
    );
  }

  private command(command: readonly Operand[], scope: Scope, piped: readonly unknown[]): unknown {
    const [head, ...operands] = command;
    const values = [...operands.map((operand) => this.operand(operand, scope)), ...piped];
    if (head?.kind === 'function') return this.call(head.name, values);
    if (head === undefined || values.length > 0) throw new Error('Only a function takes arguments.');
    return this.operand(head, scope);
  }

  private operand(operand: Operand, scope: Scope): unknown {
    if (operand.kind === 'literal') return operand.value;
    if (operand.kind === 'pipeline') return this.pipeline(operand.pipeline, scope);
    if (operand.kind === 'function') return this.call(operand.name, []);
    const { variable, fields } = operand;
    if (variable !== '' && !scope.variables.has(variable)) throw new Error(`Unknown variable ${variable}`);
    return fields.reduce(fieldOf, variable === '' ? scope.dot : scope.variables.get(variable));
  }

  private call(name: string, values: readonly unknown[]): unknown {
    if (name === 'include') return this.include(...(values as [string, unknown]));
    const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (known === undefined) throw new Error(`Unknown function ${name}`);
    return known(...values);
  }

  private include(name: string, dot: unknown): string {
    const nodes = this.definitions.get(name);
    if (nodes === undefined) throw new Error(`Unknown template ${name}`);
    return this.render(nodes, dot);
  }
}

function withVariable({ dot, variables }: Scope, name: string, value: unknown): Scope {
  return { dot, variables: new Map([...variables, [name, value]]) };
}

function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null) throw new Error(`.${field} of a missing value`);
  return (value as Record<string, unknown>)[field];
}

/** Go visits the keys of a map in order. */
function entriesOf(value: unknown): [unknown, unknown][] {
  if (Array.isArray(value)) return [...value.entries()];
  if (typeof value !== 'object' || value === null) throw new Error('range needs a list or a map');
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}
