import { IsArray, IsBoolean, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { nonEmptyPath, Passes } from '../checks/index.js';
import { toBoolean, toBytes, toInteger, toList, toText } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';

/** Recordings of webhook calls. */
export class RecordingSettings {
  @Passes(nonEmptyPath)
  @IsOptional()
  @Setting({
    env: 'RECORD_DIR',
    description:
      'Records each turn into a file of this directory, with pseudonyms for people. See [recordings.md](recordings.md).',
    parse: toText,
    values: 'the path of a directory',
    cure: 'Give the path of a directory that the user of this process can write to.',
  })
  readonly recordDir?: string;

  @IsBoolean()
  @Setting({
    env: 'RECORD_TEXTS',
    description: 'Whether recordings hold the texts of users unchanged. `false`: pseudonyms of them.',
    parse: toBoolean,
    default: 'false',
  })
  readonly recordTexts: boolean;

  @Matches(/^[\w.-]{1,64}$/, {
    each: true,
    message: '$property must hold names: letters, digits and . _ -',
  })
  @IsArray()
  @Setting({
    env: 'RECORD_FIELDS',
    description:
      'Additional fields and variables with personal data, which recordings replace by pseudonyms.',
    parse: toList,
    defaultText: 'none',
    values: 'a list by comma',
    cure: 'Give names of variables, for example tax_code,birthday.',
  })
  readonly recordFields: readonly string[];

  @Max(100 * 1024 ** 3)
  @Min(1024 ** 2)
  @IsInt({ message: '$property must be a size in bytes, or with a unit: 100mb, 1gb' })
  @Setting({
    env: 'RECORD_MAX_BYTES',
    description: 'Maximum size of all recordings on the disk. The oldest are deleted first.',
    parse: toBytes,
    values: 'bytes, or a number with `kb`, `mb` or `gb` (`1mb` to `100gb`)',
    default: '100mb',
  })
  readonly recordMaxBytes: number;

  @Max(3650)
  @Min(1)
  @IsInt()
  @Setting({
    env: 'RECORD_MAX_DAYS',
    description: 'How long recordings are kept, in days.',
    parse: toInteger,
    default: '7',
  })
  readonly recordMaxDays: number;
}
