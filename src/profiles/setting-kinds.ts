import { parseDuration } from './duration'
import type { Settings } from './types'

/** What a key of the settings file takes. */
export interface SettingKind {
  readonly wants: string
  /** Undefined for a value of another type or form. */
  read(value: unknown, isShell: (name: string) => boolean): Settings | undefined
}

/** By key. Integers are bigints here, which tells them from floats. */
export const SETTING_KINDS: ReadonlyMap<string, SettingKind> = new Map<string, SettingKind>([
  ['shell', { wants: 'the name of a shell, like "zsh"', read: readShell }],
  ['duration', { wants: 'seconds, or a text like "45m", "1h30m" or "12h"', read: readDuration }],
  ['region', { wants: 'the name of a region, like "eu-west-1"', read: readRegion }],
  ['session_name', { wants: 'a text of 2 to 64 letters, digits and +=,.@-_', read: readSessionName }],
  ['mfa_command', { wants: 'a program and its arguments, like ["ykman", "oath", "accounts", "code", "-s", "aws"]', read: readMfaCommand }],
])

function readShell(value: unknown, isShell: (name: string) => boolean): Settings | undefined {
  return isText(value) && value !== '' && isShell(value) ? { shell: value } : undefined
}

function readDuration(value: unknown): Settings | undefined {
  const duration = typeof value === 'bigint' || isText(value) ? parseDuration(String(value)) : undefined
  return duration === undefined ? undefined : { duration }
}

/** Which regions there are is AWS's to say, and emulators invent some. */
function readRegion(value: unknown): Settings | undefined {
  return isText(value) && /^[a-z0-9-]+$/.test(value) ? { region: value } : undefined
}

/** STS's rule for RoleSessionName. */
function readSessionName(value: unknown): Settings | undefined {
  return isText(value) && /^[\w+=,.@-]{2,64}$/.test(value) ? { sessionName: value } : undefined
}

function readMfaCommand(value: unknown): Settings | undefined {
  // No program can be given a NUL.
  const isCommand =
    Array.isArray(value) && value.length > 0 && value[0] !== '' && value.every((word) => isText(word) && !word.includes('\0'))
  return isCommand ? { mfaCommand: value } : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
