import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root, tested } from '../support/paths'
import { run } from '../support/program'
import { temporaryFolder } from '../support/temporary'
import { stay } from '../support/world'

interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
}

function npm(...args: string[]): string {
  return execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

describe.skipIf(tested)('the package', () => {
  it('holds what is needed and nothing else, asks for no other package, and runs nothing when it is installed', async () => {
    const folder = temporaryFolder('package')
    const [packed] = JSON.parse(npm('pack', '--ignore-scripts', '--json', '--pack-destination', folder)) as [Packed]
    const paths = packed.files.map(({ path }) => path)
    expect(paths.filter((path) => !/^(dist\/[\w-]+\.js|completions\/[\w.-]+)$/.test(path)).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin/awsenv.js',
      'dist/THIRD-PARTY-LICENSES.txt',
      'package.json',
    ])
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect([manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies]).toEqual([undefined, undefined, undefined])
    expect(Object.keys(manifest.scripts).filter((name) => /install|prepare$/.test(name))).toEqual([])

    npm('install', '--global', '--prefix', folder, '--offline', '--no-audit', '--no-fund', join(folder, packed.filename))
    const { env } = await stay()
    const path = `${join(folder, 'bin')}:${process.env.PATH}`
    const result = await run(['bash', '--norc', '-c', 'eval "$(awsenv assume dev)" && echo "$AWSENV_PROFILE"'], {
      env: { ...env, PATH: path },
    })
    expect(result).toMatchObject({ status: 0, stdout: 'dev\n', stderr: '' })
  })

  it('holds the licence of everything that is bundled', () => {
    const text = readFileSync(join(root, 'dist', 'THIRD-PARTY-LICENSES.txt'), 'utf8')
    const licences = new Map([...text.matchAll(/^(@?[\w./-]+) \d[\w.-]* \(([^)]+)\)$/gm)].map(([, name, licence]) => [name, licence]))
    for (const name of ['@aws-sdk/client-sts', 'yargs', 'smol-toml', 'https-proxy-agent']) expect(licences.has(name)).toBe(true)
    expect(
      [...new Set(licences.values())].filter((licence) => !/^(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause)$/.test(licence ?? '')),
    ).toEqual([])
  })
})
