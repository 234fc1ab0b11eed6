import type { ConfigurationError } from '../errors'
import { dropBlanks, skipBlanks } from './blanks'
import { type FileKind, readHeader } from './header'
import { InlineComments } from './inline-comments'
import { isSecretName, type Key, mentionsSecret, readKey } from './keys'
import type { Report } from './report'
import type { Sections } from './sections'
import { makeSetting, rawValue } from './setting'
import type { Setting } from './types'

const HASH = 0x23
const SEMICOLON = 0x3b
const BRACKET = 0x5b

/** Takes the lines of a file in their order. Its state is the open section and the key above, which a deeper line continues. */
export class Reader {
  readonly #text: string
  readonly #kind: FileKind
  readonly #sections: Sections
  readonly #report: Report
  readonly #comments: InlineComments
  readonly #keys = new Map<string, Key>()
  #line = 0
  #blankLine = 0
  #isInSection = false
  /** Of the open section; undefined where it is skipped. */
  #settings: Map<string, Setting> | undefined
  #profile: string | undefined
  /** The key above. Nothing is deeper than the indent of none. */
  #key: Key | undefined
  #indent = Number.POSITIVE_INFINITY
  #hasValue = false
  #lastLine = 0
  #continuation: string[] = []
  #properties: Map<string, Setting> | undefined

  constructor(text: string, kind: FileKind, sections: Sections, report: Report) {
    this.#text = text
    this.#kind = kind
    this.#sections = sections
    this.#report = report
    this.#comments = new InlineComments(text)
  }

  /** The line is text[start, end), without its line end. */
  readLine(start: number, end: number, line: number): void {
    const text = this.#text
    const first = skipBlanks(text, start, end)
    if (first === end) {
      this.#blankLine = line
      return
    }
    const code = text.charCodeAt(first)
    if (code === HASH || code === SEMICOLON) return
    this.#line = line
    const last = dropBlanks(text, first, end)
    if (code === BRACKET && first === start) {
      this.#openSection(text.slice(first, last))
    } else if (!this.#isInSection) {
      throw this.#error('This line stands before the first section', 'Put a section header like [default] above it, at the left margin.')
    } else if (first - start <= this.#indent) {
      this.#endSetting()
      this.#indent = first - start
      this.#readSetting(first, last)
    } else if (this.#hasValue) {
      this.#continueValue(first, last)
    } else {
      this.#readProperty(first, last)
    }
  }

  finish(): void {
    this.#endSetting()
  }

  #openSection(header: string): void {
    this.#endSetting()
    this.#indent = Number.POSITIVE_INFINITY
    this.#isInSection = true
    const read = readHeader(header, this.#kind)
    if (!read)
      throw this.#error('This section header does not end in "]"', 'Write it as [profile NAME]; only a comment may stand behind it.')
    if ('skipped' in read) {
      this.#profile = read.profile
      this.#settings = undefined
      this.#warn(`This section is skipped: ${read.skipped}`)
    } else {
      this.#profile = read.group === 'profile' ? read.name : undefined
      this.#settings = this.#sections.open(read, this.#line)
      if (read.cli) this.#warn(`This section ${read.cli}`)
    }
  }

  #readSetting(first: number, last: number): void {
    const text = this.#text
    const end = this.#comments.find(first, last)
    const equals = text.indexOf('=', first)
    if (equals < 0 || equals >= end) throw this.#error(...noEquals(text.charCodeAt(first)))
    const name = text.slice(first, dropBlanks(text, first, equals))
    if (name === '') throw this.#error('There is no key before the "="', 'Write the line as key = value.')
    const from = skipBlanks(text, equals + 1, end)
    const value = text.slice(from, dropBlanks(text, from, end))
    this.#hasValue = value !== ''
    this.#lastLine = this.#line
    this.#key = this.#readKey(name)
    if (!this.#settings || !this.#key) return
    const key = this.#key.name
    const { size } = this.#settings
    this.#settings.set(key, makeSetting(value, this.#report.file, this.#line, this.#key.isSecret))
    if (this.#settings.size === size) {
      // It concerns every profile of the file.
      this.#report.warn(`${key} stands in this section already: the last one counts, the AWS CLI refuses the file`, this.#line)
    }
    if (end < last) this.#warn(`The comment behind ${key} is left out; the AWS CLI takes it for a part of the value`)
    this.#warnOfSpace(value)
  }

  /** Undefined where the line does not count. */
  #readKey(text: string): Key | undefined {
    if (!this.#settings) return undefined
    const known = this.#keys.get(text)
    const key = known ?? readKey(text)
    if (!known) this.#keys.set(text, key)
    if (key.hasColon && key.isSecret) throw this.#error('A ":" stands where a "=" belongs', 'Write the line as key = value.')
    if (!key.isName) this.#warn('This line is skipped: a key holds letters, digits and _-/.%@:+ only')
    else if (key.hasColon) this.#warn('The key in this line holds a ":"; the AWS CLI ends it there')
    return key.isName ? key : undefined
  }

  #continueValue(first: number, last: number): void {
    if (this.#blankLine > this.#lastLine && this.#key)
      this.#warn(`The blank line in the value of ${this.#key.name} is left out; the AWS CLI keeps it`)
    const text = this.#text.slice(first, last)
    this.#warnOfSpace(text)
    this.#continuation.push(text)
    this.#lastLine = this.#line
  }

  #readProperty(first: number, last: number): void {
    const text = this.#text
    const equals = text.indexOf('=', first)
    if (equals < 0 || equals >= last) throw this.#error(...noEquals(text.charCodeAt(first)))
    const name = text.slice(first, dropBlanks(text, first, equals))
    if (name === '') throw this.#error('There is no name before the "="', 'Write the line as name = value.')
    const value = text.slice(skipBlanks(text, equals + 1, last), last)
    this.#warnOfSpace(name)
    this.#warnOfSpace(value)
    this.#properties ??= new Map()
    this.#properties.set(name, makeSetting(value, this.#report.file, this.#line, isSecretName(name.toLowerCase())))
  }

  #warnOfSpace(text: string): void {
    if (this.#key && text.trim() !== text)
      this.#warn(`White space that is no space or tab stays in ${this.#key.name}; the AWS CLI takes it away`)
  }

  /** No line can add to the setting any more. */
  #endSetting(): void {
    if (this.#continuation.length > 0 || this.#properties) this.#replaceSetting()
    this.#key = undefined
  }

  #replaceSetting(): void {
    const key = this.#key
    const setting = key && this.#settings?.get(key.name)
    if (setting && this.#properties) {
      this.#settings?.set(key.name, { ...setting, properties: this.#properties })
    } else if (setting) {
      const value = [rawValue(setting), ...this.#continuation].join('\n')
      this.#settings?.set(key.name, makeSetting(value, setting.file, setting.line, key.isSecret || mentionsSecret(value)))
    }
    this.#continuation = []
    this.#properties = undefined
  }

  #warn(says: string): void {
    this.#report.warn(says, this.#line, this.#profile)
  }

  #error(says: string, todo: string): ConfigurationError {
    return this.#report.error(says, this.#line, todo)
  }
}

/** What is wrong with a line that has no `=`, by its first character, and what to do. */
function noEquals(first: number): [says: string, todo: string] {
  return first === BRACKET
    ? ['This line starts with "[", and is indented', 'A section header stands at the left margin.']
    : ['There is no "=" in this line', 'Write it as key = value.']
}
