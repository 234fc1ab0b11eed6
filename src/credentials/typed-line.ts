import { unicode } from '../unicode'

/** A name as a person can type it after a command: quoted for a shell, where it needs to be. */
export function typed(name: string, platform: NodeJS.Platform = process.platform): string {
  if (unicode`^[\p{L}\p{N}_@+:,./-]+$`.test(name)) return name
  return platform === 'win32' ? `"${name}"` : `'${name.replaceAll("'", "'\\''")}'`
}
