import type { FileKind } from './header'
import { Reader } from './reader'
import { Report } from './report'
import { Sections } from './sections'
import type { Section, Warning } from './types'

/** What one of the two files says. */
export interface ParsedFile {
  readonly profiles: ReadonlyMap<string, Section>
  readonly ssoSessions: ReadonlyMap<string, Section>
  readonly services: ReadonlyMap<string, Section>
  readonly warnings: readonly Warning[]
}

/**
 * Reads the text of ~/.aws/config or ~/.aws/credentials in one pass. `text` has no byte order mark, `file` is the name that places carry.
 * The grammar is that of the AWS SDKs' profile-parser vectors; where the AWS CLI takes what they refuse, and people write it, so does this.
 * Throws ConfigurationError with the line that is neither header nor setting.
 */
export function parse(text: string, file: string, kind: FileKind): ParsedFile {
  const report = new Report(file)
  const sections = new Sections(report)
  const reader = new Reader(text, kind, sections, report)
  let line = 0
  let end: number
  for (let start = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    reader.readLine(start, text.charCodeAt(end - 1) === RETURN ? end - 1 : end, ++line)
  }
  reader.finish()
  warnOfReturns(text, report)
  const { profile: profiles, 'sso-session': ssoSessions, services } = sections.byGroup
  return { profiles, ssoSessions, services, warnings: report.warnings }
}

const RETURN = 0x0d

/** Python ends a line at a carriage return without a line feed, too. */
function warnOfReturns(text: string, report: Report): void {
  const at = text.includes('\r') ? text.search(/\r(?!\n|$)/) : -1
  if (at >= 0)
    report.warn('A carriage return without a line feed is data; the AWS CLI ends the line there', text.slice(0, at).split('\n').length)
}
