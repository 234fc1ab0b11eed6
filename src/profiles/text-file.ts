import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { ConfigurationError } from '../errors'

/** The file's text without a byte order mark; undefined where there is no such file. Throws ConfigurationError for a file that cannot be read or is no UTF-8. */
export function readTextFile(file: string): string | undefined {
  // There is no home folder, and one called `~` that happens to be here must not stand in for it.
  if (/^~[/\\]/.test(file)) return undefined
  const text = readIfThere(file)
  // Only where something was replaced by this character it need not have been UTF-8.
  if (text?.includes('\ufffd') && !isUtf8(readFileSync(file))) throw new ConfigurationError(`${file} is no UTF-8 text. Save it as UTF-8.`)
  return text?.startsWith('\ufeff') ? text.slice(1) : text
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // ENOTDIR: a part of the path is a file, so nothing can be there.
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new ConfigurationError(`${file} cannot be read${reasons[code ?? ''] ?? ` (${code})`}.`, { cause: error })
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: ': permission denied; check its owner and mode',
  EPERM: ': permission denied; check its owner and mode',
  EISDIR: ': it is a directory',
  ELOOP: ': its symbolic links run in a circle',
}
