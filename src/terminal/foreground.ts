import { readFileSync } from 'node:fs'

/** Whether this process may read its controlling terminal: one in the background that tries is stopped, or gets an error. True where it cannot be found out. */
export function isInForeground(): boolean {
  const [group, foreground] = groupsFromProc() ?? groupsFromPs()
  return group === foreground
}

/** The numbers of this process's group and of its terminal's foreground group; without a terminal the latter is none of a group. */
type Groups = readonly [own?: string | undefined, foreground?: string | undefined]

/** Undefined where there is no /proc. proc(5): `pid (comm) state ppid pgrp session tty_nr tpgid …`, where the name may hold blanks and parentheses. */
export function groupsFromProc(): Groups | undefined {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').replace(/.*\) /s, '').split(' ')
    return [fields[2], fields[5]]
  } catch {
    return undefined
  }
}

/** POSIX has no name for the foreground group, but Linux, macOS and the BSDs call it tpgid. */
export function groupsFromPs(): Groups {
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const ps = spawnSync('/bin/ps', ['-o', 'pgid=', '-o', 'tpgid=', '-p', String(process.pid)], { encoding: 'utf8', timeout: 5_000 })
  const [group, foreground] = ps.stdout?.match(/-?\d+/g) ?? []
  return [group, foreground]
}
