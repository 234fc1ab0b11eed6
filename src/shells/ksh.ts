import { exportByPrintf, posixShell } from './posix'

/** Not every shell of this name has `$'…'`: oksh has not. */
export const ksh = posixShell('ksh', ['ksh93', 'mksh', 'oksh'], exportByPrintf)
