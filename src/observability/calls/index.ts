export { CALL_OUTCOMES, STAGES, type CallOutcome, type Stage } from './call-outcome.types.js';
export { CallLog } from './call-log.service.js';
export { CallRecord, type StageTime } from './call-record.js';
export { CallRecordsModule } from './call-records.module.js';
export { CallRecords, type CallRecordReader } from './call-records.service.js';
