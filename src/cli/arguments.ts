import { quote, UsageError } from '../errors'
import { nearestNames } from '../profiles/nearest'
import type { Command } from './command'
import { COMMON, type OptionName } from './options'
import { readWords } from './words'

/** What stands on the command line, checked against what the command takes. */
export interface Arguments {
  readonly positionals: readonly string[]
  /** Undefined where it was not given. */
  string(name: OptionName): string | undefined
  flag(name: OptionName): boolean
  strings(name: OptionName): readonly string[]
}

export interface CommandLine {
  /** The first word, if there is one. */
  readonly word: string | undefined
  readonly wantsHelp: boolean
  readonly wantsVersion: boolean
  readonly wantsDebug: boolean
  /** For a failure that comes before the check. */
  readonly unchecked: Arguments
  /** Throws UsageError for what the command does not take. */
  argumentsOf(command: Command): Arguments
}

/** Reads without judging. */
export async function readCommandLine(argv: readonly string[]): Promise<CommandLine> {
  const { positionals: words, options } = await readWords(argv)
  const [word, ...positionals] = words
  const isSet = (name: OptionName): boolean => options.get(name)?.at(-1) === true
  const strings = (name: OptionName): string[] => (options.get(name) ?? []).map(String)
  const unchecked: Arguments = { positionals, string: (name) => strings(name).at(-1), flag: isSet, strings }
  return {
    word,
    wantsHelp: isSet('help'),
    wantsVersion: isSet('version'),
    wantsDebug: isSet('debug'),
    unchecked,
    argumentsOf(command) {
      const help = `See \`awsenv ${command.name} --help\`.`
      const allowed: readonly string[] = [...command.options, ...COMMON]
      for (const name of options.keys()) if (!allowed.includes(name)) throw unknownOption(name, allowed, help)
      for (const [name, values] of options) if (values.includes('')) throw new UsageError(`--${name} needs a value. ${help}`)
      if (positionals.length > command.most) throw new UsageError(`${quote(positionals[command.most] ?? '')} is one word too many. ${help}`)
      return unchecked
    },
  }
}

function unknownOption(name: string, allowed: readonly string[], help: string): UsageError {
  const hyphens = (option: string) => (option.length === 1 ? `-${option}` : `--${option}`)
  const near = nearestNames(name, allowed as string[]).map((option) => hyphens(option))
  return new UsageError(`There is no option ${hyphens(name)} here.${near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''} ${help}`)
}
