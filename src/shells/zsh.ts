import { exportByAnsiC, posixShell } from './posix'

export const zsh = posixShell('zsh', [], exportByAnsiC)
