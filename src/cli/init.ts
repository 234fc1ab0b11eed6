import { UsageError } from '../errors'
import cmd from '../shells/init/cmd.cmd?raw'
import direnv from '../shells/init/direnv.sh?raw'
import elvish from '../shells/init/elvish.elv?raw'
import fish from '../shells/init/fish.fish?raw'
import nushell from '../shells/init/nushell.nu?raw'
import posix from '../shells/init/posix.sh?raw'
import powershell from '../shells/init/powershell.ps1?raw'
import promptBash from '../shells/init/prompt.bash?raw'
import promptFish from '../shells/init/prompt.fish?raw'
import promptPowershell from '../shells/init/prompt.ps1?raw'
import promptZsh from '../shells/init/prompt.zsh?raw'
import tcsh from '../shells/init/tcsh.tcsh?raw'
import xonsh from '../shells/init/xonsh.xsh?raw'
import type { Run } from './command'
import { completionScript } from './completion/scripts'
import { chosenName, initNames } from './start-up'

/** What a start-up file evaluates: the function, the completion, and with --prompt a part of the prompt. */
export function run({ args, commands }: Run): string {
  const name = chosenName(args, initNames)
  const prompt = PROMPTS[name]
  if (args.flag('prompt') && prompt === undefined) {
    throw new UsageError(`--prompt is for ${Object.keys(PROMPTS).join(', ')}. In any other prompt, show $AWSENV_PROFILE yourself.`)
  }
  return [FUNCTIONS[name], completionScript(name, commands), args.flag('prompt') ? prompt : ''].filter(Boolean).join('\n')
}

const FUNCTIONS: Readonly<Record<string, string>> = {
  bash: posixFunction('bash'),
  // zsh reads the whole text before it removes an alias of that name.
  zsh: posixFunction('zsh').replace('awsenv() {', 'function awsenv {'),
  sh: posixFunction('sh'),
  ksh: posixFunction('ksh'),
  fish,
  powershell,
  // cmd finds a label for sure only where lines end as on Windows.
  cmd: cmd.replaceAll('\n', '\r\n'),
  nushell,
  tcsh,
  elvish,
  xonsh,
  direnv,
}

const PROMPTS: Readonly<Record<string, string>> = { bash: promptBash, zsh: promptZsh, fish: promptFish, powershell: promptPowershell }

function posixFunction(shell: string): string {
  return posix.replace('{{shell}}', shell)
}
