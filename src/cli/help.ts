import yargs, { type Argv } from 'yargs'
import type { Command } from './command'
import { commands } from './commands'
import { COMMON, OPTIONS, type Option, type OptionName } from './options'

/** The help of a command, or of awsenv as a whole, written by yargs from the definitions that the command line is read with. */
export async function helpText(command: Command | undefined): Promise<string> {
  const parser = yargs([]).scriptName('awsenv').help(false).version(false).wrap(100).locale('en')
  if (command) {
    parser.usage(`Usage: awsenv ${command.name} ${command.positionals}\n\n${command.about}.`)
    for (const name of [...command.options, ...COMMON]) addOption(parser, name)
    for (const example of command.examples) parser.example(example, '')
  } else {
    parser.usage('Usage: awsenv COMMAND [OPTION]...\n\nTemporary AWS credentials in your shell, and none on disk.')
    for (const { name, positionals, about } of commands) parser.command(`${name} ${positionals}`.trim(), about, {}, () => {})
    for (const name of COMMON) addOption(parser, name)
    parser.epilogue('`awsenv COMMAND --help` shows the options of a command.')
  }
  return `${await parser.getHelp()}\n`
}

function addOption(parser: Argv, name: OptionName): void {
  const option: Option = OPTIONS[name]
  parser.option(name, { describe: option.about, ...(option.type === 'boolean' ? { boolean: true } : { string: true, requiresArg: true }) })
}
