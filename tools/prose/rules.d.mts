export interface ProseRule {
  readonly pattern: RegExp;
  readonly plain: string;
  readonly hint?: RegExp;
  readonly title?: boolean;
}
export function rulesWith(glossary: string): ProseRule[];
export function rejectedPhrases(glossary: string): { phrase: string; plain: string }[];
