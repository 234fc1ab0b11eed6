import { exportByAnsiC, posixShell } from './posix'

export const bash = posixShell('bash', [], exportByAnsiC)
