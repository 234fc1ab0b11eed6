import { spawnSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from './rows'

/** Bytes of the files that a command loads. */
export function weigh({ argv: [file, ...args], environment }: Row, folder: string): number {
  const report = join(folder, 'files.json')
  const preload = join(folder, 'files.cjs')
  writeFileSync(
    preload,
    `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(report)}, JSON.stringify(Object.keys(require.cache))))`,
  )
  spawnSync(file, ['--require', preload, ...args], { env: environment, stdio: 'ignore' })
  const files: string[] = JSON.parse(readFileSync(report, 'utf8'))
  return files.filter((name) => name !== preload).reduce((sum, name) => sum + statSync(name).size, 0)
}
