import { OPTIONS, type Option } from './options'

/** The command line taken apart, unjudged. */
export interface Words {
  readonly positionals: readonly string[]
  /** By name, without the hyphens: a boolean's is true or false, a string's its text, empty where none follows; that of an unknown option says nothing. */
  readonly options: ReadonlyMap<string, readonly (string | boolean)[]>
}

/** Reads options wherever they stand, up to a `--`. Values are never numbers, so that a code keeps its zeros. */
export async function readWords(argv: readonly string[]): Promise<Words> {
  // Most command lines have no option, and need nothing to read them.
  if (!argv.some((word) => word.startsWith('-'))) return { positionals: argv, options: new Map() }
  const { default: parse } = await import('yargs-parser')
  const { _, ...found } = parse([...argv], {
    string: namesOf('string'),
    boolean: namesOf('boolean'),
    alias: { help: ['h'] },
    configuration: {
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'strip-aliased': true,
    },
  })
  return {
    positionals: _.map(String),
    options: new Map(Object.entries(found).map(([name, value]) => [name, [value].flat() as (string | boolean)[]])),
  }
}

function namesOf(type: Option['type']): string[] {
  return Object.entries<Option>(OPTIONS)
    .filter(([, option]) => option.type === type)
    .map(([name]) => name)
}
