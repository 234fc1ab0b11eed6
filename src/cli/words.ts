import { OPTIONS, type Option, type OptionName } from './options'

/** The command line taken apart, unjudged. */
export interface Words {
  readonly positionals: readonly string[]
  /** By name, without the hyphens: a boolean's is true or false, a string's its text, empty where none follows; that of an unknown option says nothing. */
  readonly options: ReadonlyMap<string, readonly (string | boolean)[]>
}

/**
 * Reads `--name value`, `--name=value`, `--flag` and `-h`, which may stand anywhere, up to a `--`. What it takes for what is yargs's way:
 * a value may be a negative number, and begins with no other hyphen unless behind a `=`; a flag may be followed by true or false.
 */
export function readWords(argv: readonly string[]): Words {
  const positionals: string[] = []
  const options = new Map<string, (string | boolean)[]>()
  const add = (name: string, value: string | boolean): void => {
    options.set(name, [...(options.get(name) ?? []), value])
  }
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] as string
    const next = argv[index + 1]
    if (word === '--') {
      positionals.push(...argv.slice(index + 1))
      break
    }
    const [, name, text] = /^--(.[^=]*)(?:=(.*))?$/s.exec(word) ?? []
    if (name === undefined) {
      if (!/^-[^-]/.test(word) || NEGATIVE.test(word)) positionals.push(word)
      else for (const letter of word.slice(1)) add(letter === 'h' ? 'help' : letter, true)
    } else if (typeOf(name) === 'string') {
      const follows = text === undefined && next !== undefined && (!next.startsWith('-') || NEGATIVE.test(next))
      add(name, follows ? next : (text ?? ''))
      if (follows) index++
    } else {
      const follows = text === undefined && typeOf(name) === 'boolean' && (next === 'true' || next === 'false')
      add(name, (follows ? next : (text ?? 'true')) === 'true')
      if (follows) index++
    }
  }
  return { positionals, options }
}

const NEGATIVE = /^-(\d+(\.\d+)?|\.\d+)$/

function typeOf(name: string): Option['type'] | undefined {
  return Object.hasOwn(OPTIONS, name) ? OPTIONS[name as OptionName].type : undefined
}
