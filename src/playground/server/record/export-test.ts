import type { ConversationView } from '../view.types.js';
export interface ExportedTest {
  readonly fileName: string;
  readonly source: string;
}
export function exportTest(_view: ConversationView, _rootModule: string): ExportedTest {
  return { fileName: '', source: '' };
}
