import { unicode } from '../unicode'

/** The names of sections and keys: the AWS SDKs' vectors allow letters, digits and `_-/.%@:+`; letters and digits of any script count, as for the AWS CLI. */
export function isName(text: string): boolean {
  return /^[\w\-/.%@:+]+$/.test(text) || unicode`^[\p{L}\p{N}_\-/.%@:+]+$`.test(text)
}

/** In the credentials file the AWS CLI writes a name with blanks as it is. `text` has none around it. */
export function isNameWithBlanks(text: string): boolean {
  return isName(text) || unicode`^[\p{L}\p{N}_\-/.%@:+ \t]+$`.test(text)
}
