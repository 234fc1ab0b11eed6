import { parse, TomlError } from 'smol-toml'
import { at, ConfigurationError, quote } from '../errors'
import { nearestNames } from './nearest'
import { SETTING_KINDS } from './setting-kinds'
import { placeOfKey } from './toml-place'
import type { Settings, SettingsFile } from './types'

/** Reads the text of awsenv's settings file. Throws ConfigurationError with line and column. */
export function parseSettings(text: string, file: string, isShell: (name: string) => boolean): SettingsFile {
  const source = { text, file, isShell }
  const { profiles = Object.create(null), ...rest } = parseToml(source)
  if (!isTable(profiles)) throw wrong(source, ['profiles'], 'profiles is no table', 'Write [profiles.NAME].')
  const general = readTable(source, rest, [])
  const overrides = new Map(Object.entries(profiles).map(([name, table]) => [name, readProfile(source, name, table)]))
  return { file, settingsFor: (profile) => ({ ...general, ...(profile === undefined ? undefined : overrides.get(profile)) }) }
}

interface Source {
  readonly text: string
  readonly file: string
  readonly isShell: (name: string) => boolean
}

type Table = Readonly<Record<string, unknown>>

function readProfile(source: Source, name: string, table: unknown): Settings {
  const path = ['profiles', name]
  if (!isTable(table)) throw wrong(source, path, `In profiles ${quote(name)} is no table`, 'Write [profiles.NAME], and its settings below.')
  return readTable(source, table, path)
}

function readTable(source: Source, table: Table, path: readonly string[]): Settings {
  return Object.assign({}, ...Object.entries(table).map(([key, value]) => readSetting(source, key, value, [...path, key])))
}

function readSetting(source: Source, key: string, value: unknown, path: readonly string[]): Settings {
  const kind = SETTING_KINDS.get(key)
  if (!kind) {
    const [near] = nearestNames(key, SETTING_KINDS.keys())
    const todo = near ? `Did you mean ${near}?` : `There are ${[...SETTING_KINDS.keys()].join(', ')}, and [profiles.NAME] with these.`
    throw wrong(source, path, `There is no setting ${quote(key)}`, todo)
  }
  const settings = kind.read(value, source.isShell)
  if (settings) return settings
  throw wrong(source, path, `${key} has a wrong value`, `It is ${kind.wants}.`)
}

/** smol-toml's tables have no prototype; its dates have one. */
function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null
}

function parseToml({ text, file }: Source): Table {
  try {
    return parse(text, { integersAsBigInt: true })
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause
    const [reason = ''] = cause.message.replace(/^Invalid TOML document: /, '').split('\n', 1)
    throw errorAt(file, cause, `This is no TOML: ${reason}`, 'Correct it, or remove the line.')
  }
}

function wrong({ text, file }: Source, path: readonly string[], says: string, todo: string): ConfigurationError {
  return errorAt(file, placeOfKey(text, path), says, todo)
}

function errorAt(file: string, { line, column }: { line: number; column: number }, says: string, todo: string): ConfigurationError {
  const place = { file, line, column }
  return new ConfigurationError(`${says} (${at(place)}:${column}). ${todo}`, { place })
}
