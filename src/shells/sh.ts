import { exportByPrintf, posixShell } from './posix'

/** Any POSIX shell. */
export const sh = posixShell('sh', ['dash', 'ash', 'busybox', 'yash'], exportByPrintf)
