import ts from 'typescript';

const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * A compiler host that parses each file of the disk once for all programs of a run: the sources of the project and of
 * the types that they use are most of what a type check costs. All programs use the language options of tsconfig.json.
 */
export function createDiskHost(options: ts.CompilerOptions): ts.CompilerHost {
  const disk = ts.createCompilerHost(options, true);
  return {
    ...disk,
    getSourceFile: (name, ...rest) => {
      if (!parsed.has(name)) parsed.set(name, disk.getSourceFile(name, ...rest));
      return parsed.get(name);
    },
  };
}
