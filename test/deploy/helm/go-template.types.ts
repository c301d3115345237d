/** One item of a command: a literal, a variable or the dot with the fields after it, a function name, or a pipeline. */
export type Operand =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'path'; readonly variable: string; readonly fields: readonly string[] }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'pipeline'; readonly pipeline: Pipeline };

/** Commands, each of which gets the result of the one before as its last argument. */
export type Pipeline = readonly (readonly Operand[])[];

export interface Branch {
  readonly kind: 'if' | 'with' | 'range';
  /** The variables of `range $key, $value := …`. */
  readonly variables: readonly string[];
  readonly pipeline: Pipeline;
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
}

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output'; readonly pipeline: Pipeline }
  | { readonly kind: 'variable'; readonly name: string; readonly pipeline: Pipeline }
  | { readonly kind: 'define'; readonly name: string; readonly body: readonly Node[] }
  | Branch;
