export { TracingModule } from './tracing.module.js';
export { TracingPackageMissingError } from './tracing-package-missing.error.js';
export { TracingService } from './tracing.service.js';
