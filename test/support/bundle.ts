import { basename, join } from 'node:path'
import { rolldown } from 'rolldown'
import { temporaryFolder } from './temporary'

/** Bundles a TypeScript file with what it imports, as the program is bundled, so that node can run it by itself; answers the bundle's path. */
export async function bundle(file: string): Promise<string> {
  const build = await rolldown({ input: file, platform: 'node', logLevel: 'warn' })
  const output = join(temporaryFolder('bundle'), `${basename(file, '.ts')}.cjs`)
  await build.write({ file: output, format: 'cjs', codeSplitting: false })
  await build.close()
  return output
}
