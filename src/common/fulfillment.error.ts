import { IntrinsicException } from '@nestjs/common';
import { Brand } from './brand.js';

/** The page of the package that explains every error code, in one section each. */
const DOCS_PAGE = 'docs/errors.md';

export interface FulfillmentErrorDetails {
  /** Stable, upper snake case, for programs to compare: `DUPLICATE_INTENT`, for example. */
  code: string;
  /** The problem in one sentence. Never holds a secret and never repeats untrusted input. */
  message: string;
  /** The cure. */
  help: string;
  cause?: unknown;
}

/**
 * The base of every error that the framework throws: a stable `code`, a message, the cure (`help`) and a link to the
 * documentation. Errors are part of the interface, so each has its own class and its own section in docs/errors.md.
 */
@Brand('FulfillmentError')
export abstract class FulfillmentError extends IntrinsicException {
  readonly code: string;
  readonly help: string;

  protected constructor(details: FulfillmentErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = details.code;
    this.help = details.help;
  }

  /** The section of this error's code in the documentation that the package ships. */
  get docs(): string {
    return `${DOCS_PAGE}#${this.code.toLowerCase().replaceAll('_', '-')}`;
  }
}
