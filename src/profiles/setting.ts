import { Secret } from '../secret'
import type { Setting } from './types'

/** A secret's value is kept in a Secret, and its mask stands in its place. An empty one is no secret: it counts as absent. */
export function makeSetting(value: string, file: string, line: number, isSecret: boolean): Setting {
  if (!isSecret || value === '') return { value, file, line }
  const secret = new Secret(value)
  return { value: secret.mask(), file, line, secret }
}

/** The value as it stands in the file. */
export function rawValue(setting: Setting): string {
  return setting.secret ? setting.secret.reveal() : setting.value
}
