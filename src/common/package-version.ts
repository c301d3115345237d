/**
 * The version of this package. A constant, because a bundle has no package.json of this package beside it, and often
 * one of the application; a test compares it with package.json.
 */
export const PACKAGE_VERSION = '0.1.0';
