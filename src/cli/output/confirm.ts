import type { Terminal } from '../terminal.js';

/** Asks on the terminal. Enter and ctrl+c give the safe answer. */
export async function askToConfirm(question: string, { stdin, stderr }: Terminal): Promise<boolean> {
  const { confirm } = await import('@clack/prompts');
  return (await confirm({ message: question, initialValue: false, input: stdin, output: stderr })) === true;
}
