import { spawn } from 'node:child_process'
import { withoutKeys } from './child-environment'
import type { Asks } from './types'

/** Opens a page in the user's browser. It is not waited for; where it cannot be opened, a note says so. */
export function openBrowser(url: string, { environment, note }: Asks, platform: NodeJS.Platform = process.platform): void {
  // Nothing else than a page may be opened on the word of a server.
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    note('No browser was opened: the address is no web page.')
    return
  }
  const [program, ...args] = opener(platform)
  const child = spawn(program, [...args, new URL(url).href], { env: withoutKeys(environment), stdio: 'ignore', detached: true })
  child.on('error', (error: NodeJS.ErrnoException) => note(`No browser could be opened: ${program} cannot be started (${error.code}).`))
  child.on('exit', (status) => {
    if (status) note(`No browser could be opened: ${program} exited with status ${status}.`)
  })
  child.unref()
}

function opener(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  return [platform === 'darwin' ? 'open' : 'xdg-open']
}
