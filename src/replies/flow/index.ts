export { assertOneEnding, endingsLast } from './endings.js';
export {
  assertWait,
  capturePart,
  deleteVariablePart,
  departmentPart,
  goToPart,
  MAX_WAIT_MS,
  replaceBotPart,
  setVariablesPart,
} from './flow-parts.js';
