import { ConflictException } from '@nestjs/common';

/** The conversation has no turn that a test could repeat: a test of it would pass whatever the service does. */
export class NothingToExportException extends ConflictException {
  /** @param obstacles of the turns that were left out; none if the user has done nothing yet */
  constructor(obstacles: readonly string[]) {
    super(
      obstacles.length === 0
        ? 'There is nothing to export: the user has said nothing yet.'
        : `There is nothing to export: a test can repeat no turn of this conversation. Left out: ${counted(obstacles)}. ` +
            'Say something while all is well, and export then.',
    );
  }
}

function counted(obstacles: readonly string[]): string {
  return [...new Set(obstacles)]
    .map((obstacle) => `${obstacles.filter((other) => other === obstacle).length} ${obstacle}`)
    .join(', ');
}
