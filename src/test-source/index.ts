export { expectation, type Expected } from './expectation.js';
export { projectStyle, type ProjectStyle } from './project-style.js';
export { renderTestFile, type TestCase, type TestFile } from './render-test-file.js';
export { comment, literal, property, value } from './source-text.js';
