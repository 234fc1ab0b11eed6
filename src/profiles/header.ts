import { dropBlanks, isBlank, trimBlanks } from './blanks'
import { isName, isNameWithBlanks } from './names'

export type FileKind = 'config' | 'credentials'
export type Group = 'profile' | 'sso-session' | 'services'

/** A section whose settings count. */
export interface Header {
  readonly group: Group
  readonly name: string
  /** `[default]` in the config file, which gives way to `[profile default]`. */
  readonly isBareDefault: boolean
  /** What the AWS CLI makes of it, where it reads it otherwise: the rest of a sentence that begins with the section. */
  readonly cli: string | undefined
}

/** A section that does not count. */
export interface SkippedHeader {
  /** Why: the rest of a sentence. */
  readonly skipped: string
  /** The profile that may be meant. */
  readonly profile: string
}

/** Reads a trimmed line that starts with `[`. Undefined where it does not end in `]` before any comment. */
export function readHeader(line: string, kind: FileKind): Header | SkippedHeader | undefined {
  const mark = line.search(/[#;]/)
  const end = mark < 0 ? line.length : dropBlanks(line, 0, mark)
  const comment = mark < 0 ? '' : line.slice(mark)
  const inside = end > 1 && line[end - 1] === ']' ? line.slice(1, end - 1) : undefined
  if (kind === 'credentials') return inside === undefined ? undefined : readCredentialsHeader(inside, comment)
  const plain = inside === undefined ? undefined : readConfigHeader(inside, comment)
  // What quotes hold may look like a comment or an end, so they are tried where the plain reading finds no section.
  return !plain || 'skipped' in plain ? (readQuoted(line) ?? plain) : plain
}

function readConfigHeader(inside: string, comment: string): Header | SkippedHeader {
  const content = trimBlanks(inside)
  const [group, name] = splitAtBlank(content)
  if (content === 'default') return { ...counted('profile', content, cliReading(inside !== content, comment)), isBareDefault: true }
  if (content === 'DEFAULT')
    return { skipped: 'write it as [default]; the AWS CLI lets [DEFAULT] hold for every profile', profile: 'default' }
  if (!isGroup(group)) return { skipped: `in the config file a profile's header is [profile ${name || 'NAME'}]`, profile: name }
  if (isName(name)) return counted(group, name, cliReading(isBlank(inside.charCodeAt(0)), comment))
  return { skipped: /[ \t]/.test(name) ? `a name with blanks is quoted, as in [${group} "${name}"]` : badName, profile: name }
}

/** `[profile "foo bar"]`, as the AWS CLI writes a name with blanks. */
function readQuoted(line: string): Header | undefined {
  const [, blank, group, quoted, comment = ''] = QUOTED.exec(line) ?? []
  if (!quoted || !isGroup(group)) return undefined
  const name = quoted.slice(1, -1)
  const isEscaped = quoted.startsWith('"') && name.includes('\\\\')
  const cli = isEscaped ? 'has another name for the AWS CLI, which reads two backslashes as one' : cliReading(blank !== '', comment)
  return counted(group, name, cli)
}

const QUOTED = /^\[([ \t]*)([a-z-]+)[ \t]+("[^"]+"|'[^']+')[ \t]*\][ \t]*([#;].*)?$/s

function readCredentialsHeader(inside: string, comment: string): Header | SkippedHeader {
  const content = trimBlanks(inside)
  const [group, name] = splitAtBlank(content)
  if (group === 'profile') return { skipped: `in the credentials file a profile's header is [${name}]`, profile: name }
  if (isGroup(group)) return { skipped: 'it belongs into the config file', profile: name }
  if (!isNameWithBlanks(content)) return { skipped: badName, profile: content }
  const isDefaults = content === 'DEFAULT' && inside === content
  return counted('profile', content, isDefaults ? 'holds for every profile for the AWS CLI' : cliReading(inside !== content, comment))
}

const badName = 'a name holds letters, digits and _-/.%@:+ only'

function counted(group: Group, name: string, cli: string | undefined): Header {
  return { group, name, isBareDefault: false, cli }
}

/** The first word, where another follows, and the rest. */
function splitAtBlank(content: string): [group: string, name: string] {
  const blank = content.search(/[ \t]/)
  return blank < 0 ? ['', content] : [content.slice(0, blank), trimBlanks(content.slice(blank))]
}

/** The AWS CLI splits `profile NAME` at blanks, yet takes no blank away beside a bracket; and for it the last `]` of the line ends the header. */
function cliReading(hasBlank: boolean, comment: string): string | undefined {
  if (comment.includes(']')) return 'has another name for the AWS CLI, which reads on to the "]" in the comment'
  return hasBlank ? 'has another name for the AWS CLI, to which the blanks beside its brackets belong' : undefined
}

function isGroup(word: string | undefined): word is Group {
  return word === 'profile' || word === 'sso-session' || word === 'services'
}
