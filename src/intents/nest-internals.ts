/**
 * What Nest keeps in its internal entry points and we cannot do without, in one place: a new major of Nest is
 * checked here.
 */
export { ENTRY_PROVIDER_WATERMARK } from '@nestjs/common/internal';
