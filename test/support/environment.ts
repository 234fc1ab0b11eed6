import { home } from './home'

/** What a command of the tests finds in its environment beside what the test gives it: no AWS setting, no proxy, a home of its own. `undefined` takes a variable out. */
export function cleanEnvironment(env: Readonly<Record<string, string | undefined>> = {}): Record<string, string> {
  const kept = Object.fromEntries(system.map((name) => [name, process.env[name]]))
  const all = { LANG: 'C.UTF-8', ...kept, ...('HOME' in env ? {} : home().env), ...env }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

const system = process.platform === 'win32' ? ['PATH', 'PATHEXT', 'SystemRoot', 'ComSpec', 'TEMP', 'TMP'] : ['PATH']
