import type { Terminal } from '../terminal.js';

/** Asks on the terminal; the safe answer is the one that Enter gives, and ctrl+c means it too. */
export async function askToConfirm(question: string, { stdin, stderr }: Terminal): Promise<boolean> {
  const { confirm } = await import('@clack/prompts');
  return (await confirm({ message: question, initialValue: false, input: stdin, output: stderr })) === true;
}
