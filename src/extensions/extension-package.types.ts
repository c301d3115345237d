/** The fields that are read from a package.json, unchecked. */
export interface PackageManifest {
  readonly name?: unknown;
  readonly version?: unknown;
  readonly main?: unknown;
  readonly exports?: unknown;
}

export interface ExtensionPackage {
  /** Name of the folder, after the scope if there is one. */
  readonly name: string;
  readonly path: string;
  readonly manifest: PackageManifest;
}
