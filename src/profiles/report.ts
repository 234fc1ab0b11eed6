import { at, ConfigurationError } from '../errors'
import type { Warning } from './types'

/** What there is to say about the lines of one file. */
export class Report {
  readonly warnings: Warning[] = []
  readonly file: string

  constructor(file: string) {
    this.file = file
  }

  /** `says` is a sentence without its full stop. It quotes no line: what stands there may be a secret. */
  warn(says: string, line: number, profile?: string): void {
    const place = { file: this.file, line }
    this.warnings.push({ message: `${says} (${at(place)}).`, ...place, ...(profile === undefined ? {} : { profile }) })
  }

  error(says: string, line: number, todo: string): ConfigurationError {
    const place = { file: this.file, line }
    return new ConfigurationError(`${says} (${at(place)}). ${todo}`, { place })
  }
}
