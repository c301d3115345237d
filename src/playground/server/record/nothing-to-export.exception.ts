import { ConflictException } from '@nestjs/common';

/** The conversation has no turn that a test could repeat: a test of it would always pass. */
export class NothingToExportException extends ConflictException {
  /** @param obstacles of the turns that were left out; none if the user has done nothing yet */
  constructor(obstacles: readonly string[]) {
    super(
      obstacles.length === 0
        ? 'There is nothing to export: the user has sent no message yet.'
        : `There is nothing to export: a test can repeat no turn of this conversation. Left out: ${counted(obstacles)}. ` +
            'Send a message without troubles, then export again.',
    );
  }
}

function counted(obstacles: readonly string[]): string {
  return [...new Set(obstacles)]
    .map((obstacle) => `${obstacles.filter((other) => other === obstacle).length} ${obstacle}`)
    .join(', ');
}
