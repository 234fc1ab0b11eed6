import { beforeEach, describe, expect, it } from 'vitest'
import { initStage } from '../init/stage'
import { home } from '../support/home'
import { needs } from '../support/needs'
import { hasPty, pty } from '../support/pty'
import { needsShell, realShells } from '../support/shells'

beforeEach((context) => needs(context, 'script', hasPty))

const config = ['prod', 'My Role', "it's", 'a:b', 'me@work', 'x=y', 'say "hi" $(x) `y`', 'Ünïcode']
  .map((name) => `[profile ${name.includes('"') ? `'${name}'` : `"${name}"`}]\n`)
  .join('')

const shells = [
  [realShells.bash, '.bashrc', 'eval "$(awsenv completion bash)"\nPS1="ready> "\n'],
  [realShells.zsh, '.zshrc', 'autoload -Uz compinit\ncompinit -D -u\neval "$(awsenv completion zsh)"\nPS1="ready> "\n'],
  [realShells.fish, '.config/fish/config.fish', 'awsenv completion fish | source\nfunction fish_prompt\n  echo "ready> "\nend\n'],
] as const
const rows = shells.map(([real, ...rest]) => [real.name, real, ...rest] as const)

describe.each(rows)('Tab in %s', (name, real, file, text) => {
  beforeEach((context) => needsShell(context, real))

  it.each([
    ['awsenv explain pr', 'prod'],
    ['true; awsenv explain pr', 'prod'],
    ['AWS_REGION=x awsenv explain pr', 'prod'],
    ['awsenv --debug explain pr', 'prod'],
    ['awsenv explain My', 'My Role'],
    ['awsenv explain My\\ R', 'My Role'],
    ['awsenv explain "My', 'My Role'],
    ["awsenv explain 'My", 'My Role'],
    ['awsenv explain it', "it's"],
    ['awsenv explain "it', "it's"],
    ['awsenv explain a:', 'a:b'],
    ['awsenv explain me@', 'me@work'],
    ['awsenv explain x=', 'x=y'],
    ['awsenv explain say', 'say "hi" $(x) `y`'],
    ['awsenv explain "say', 'say "hi" $(x) `y`'],
    ['awsenv explain Ün', 'Ünïcode'],
    ['awsenv explain --source-profile My', 'My Role'],
    ['awsenv explain --source-profile=My', '--source-profile=My Role'],
  ])('makes of %s what the program gets as %s', async (typed, last) => {
    const stage = initStage()
    const place = home({ config })
    place.write(file, text)
    // Without this folder fish begins to fill it.
    place.write('.local/share/fish/generated_completions/none', '')
    const terminal = pty([real.path ?? name, '-i'], { env: { ...place.env, PATH: stage.path }, cwd: place.path })
    await terminal.expect('ready> ')
    terminal.send(`${typed}\t\r`)
    await terminal.expect('ready> ')
    terminal.send('exit\r')
    await terminal.exit()
    expect(stage.calls().map(({ args }) => args.at(-1))).toEqual([last])
  })
})
