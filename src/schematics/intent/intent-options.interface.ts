/** The options that the Nest CLI passes. @see schema.json */
export interface IntentSchematicOptions {
  readonly name: string;
  readonly path?: string;
  readonly sourceRoot?: string;
  readonly spec?: boolean;
  readonly skipImport?: boolean;
  readonly specFileSuffix?: string;
}
