import { HttpException } from '@nestjs/common';
import { FulfillmentError, isA } from '../../common/index.js';

/**
 * Why a call was rejected or failed, as one of a bounded set of words: the code of an error of this package (each has
 * its section in docs/errors.md), the status of an HttpException, `ERROR` for everything else.
 */
export function reasonOfError(error: unknown): string {
  try {
    if (isA(error, FulfillmentError)) return error.code;
    return isA(error, HttpException) ? `HTTP_${error.getStatus()}` : 'ERROR';
  } catch {
    return 'ERROR';
  }
}
